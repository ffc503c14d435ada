import { at, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing } from '../scene.ts'
import { withCarton } from './boxed.ts'
import { carton, label } from './holders.ts'

export const rice: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const grain = brush.tile(
    26,
    20,
    oval(7, 6, 6, 3, '#fffdf4', 'transform="rotate(24 7 6)"') +
      oval(19, 15, 6, 3, '#f4ecd6', 'transform="rotate(-30 19 15)"'),
  )
  const sack = [
    shape(
      'M-120-290C-170-220-182-80-160-10C-90 12 90 12 160-10C182-80 170-220 120-290C60-272-60-272-120-290Z',
      brush.across('#efe0bd', '#cdb27e'),
    ),
    oval(0, -292, 122, 34, '#b99c66'),
    shape('M-112-296C-70-350 70-350 112-296C70-272-70-272-112-296Z', '#f7f0dc'),
    shape('M-112-296C-70-350 70-350 112-296C70-272-70-272-112-296Z', grain),
    stroke('M-124-288C-60-262 60-262 124-288', '#dcc697', 20),
    label(palette.accent, -84, -220, 168, 170),
  ].join('')
  const ears =
    stroke('M176 0C196-110 210-190 270-250M196 0C220-90 250-150 316-190', '#b98f38', 5) +
    brush.repeat(
      oval(0, 0, 7, 15, '#dcae45'),
      [0, 1, 2, 3, 4, 5].flatMap((i) => [
        at(232 + i * 9, -212 - i * 9, 1, 50),
        at(228 + i * 11, -196 - i * 6, 1, 95),
        at(274 + i * 10, -168 - i * 5, 1, 65),
      ]),
    )
  return arrange(easel, sack + (variant === 0 ? put('translate(-30 0) scale(.86)', ears) : ''), {
    behind: carton(brush, palette.accent),
    width: 170,
  })
}

export const drink: Drawing = withCarton(
  ({ brush, palette, variant }) => {
    const can = [
      shape('M-84-330L-92-306V-22C-92-8-80 0-64 0H64C80 0 92-8 92-22V-306L84-330Z', brush.across('#f2ead4', '#cbb98e')),
      shape('M-92-250C-30-220 30-280 92-250V-70C30-100-30-40-92-70Z', brush.across(palette.accent, palette.hills[2])),
      oval(0, -330, 84, 18, '#d9d4c8'),
      oval(0, -332, 66, 12, '#b9b3a5'),
      oval(10, -332, 20, 5, '#efeade'),
      put(
        at(0, -160),
        [0, 60, 120, 180, 240, 300]
          .map((turn) => shape('M0 0C-18-22-14-52 0-62C14-52 18-22 0 0Z', '#fff6dc', `transform="rotate(${turn})"`))
          .join(''),
        circle(0, 0, 12, '#e9b23c'),
      ),
      stroke('M-70-296V-30', '#fff', 10, 'opacity=".5"'),
    ].join('')
    return variant === 0 ? brush.repeat(can, [at(-90, -24, 0.86), at(90, 6, 0.98)]) : can
  },
  100,
  1.08,
)

export const cupNoodles: Drawing = withCarton(
  ({ brush, palette, variant }) => {
    const rim = 'M-142-260C-142-230 142-230 142-260L112-20C110-6 100 0 84 0H-84C-100 0-110-6-112-20Z'
    const open =
      oval(0, -262, 130, 32, '#c8402f') +
      brush.repeat(stroke('M-90 0C-60-24-40 14-10-6S40-20 84 2', '#f6e3b0', 10), [
        at(0, -272),
        at(6, -258, 0.9),
        at(-6, -284, 0.8),
      ]) +
      circle(-40, -282, 9, '#6d9a45') +
      circle(30, -276, 9, '#6d9a45') +
      circle(64, -262, 8, '#e9b23c')
    return [
      shape(rim, brush.across('#fbf1dc', '#d9c397')),
      shape('M-136-210C-60-180 60-180 136-210L120-80C60-56-60-56-120-80Z', palette.accent),
      oval(0, -262, 146, 38, '#f7ecd2'),
      variant === 2 ? oval(0, -264, 134, 32, palette.accent) : open,
      label(palette.accent, -62, -176, 124, 106),
      variant === 0 ? stroke('M70-300L230-420M92-286L252-392', '#a8743a', 12) : '',
    ].join('')
  },
  140,
  1.1,
)
