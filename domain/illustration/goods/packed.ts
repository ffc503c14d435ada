import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing, type Easel } from '../scene.ts'
import { carton, giftBox, label } from './holders.ts'

const withGiftBox =
  (draw: (easel: Easel) => string, width = 130, scale = 1): Drawing =>
  (easel) =>
    arrange(easel, draw(easel), { behind: giftBox(easel.brush, easel.palette.accent), width, scale })
const withCarton =
  (draw: (easel: Easel) => string, width = 150, scale = 1): Drawing =>
  (easel) =>
    arrange(easel, draw(easel), { behind: carton(easel.brush, easel.palette.accent), width, scale })

const JAR =
  'M-104-250C-128-240-132-220-132-196V-30C-132-8-116 0-96 0H96C116 0 132-8 132-30V-196C132-220 128-240 104-250Z'

/** A glass jar with a cloth-tied lid; `filled` is drawn behind the glass. */
const jar = (brush: Brush, accent: string, filled: string, inside = ''): string =>
  [
    shape(JAR, filled),
    brush.within(JAR, inside),
    shape(JAR, brush.across('#ffffff66', '#00000022')),
    stroke('M-112-210V-40', '#fff', 12, 'opacity=".55"'),
    label(accent, -78, -176, 156, 130),
    box(-112, -270, 224, 28, 12, '#e9dcc0'),
    shape(
      'M-124-262C-140-300-110-340-60-346C-20-352 40-352 70-344C116-334 138-298 124-262C80-250-80-250-124-262Z',
      accent,
    ),
    shape(
      'M-124-262C-130-240-126-226-116-216C-100-236-80-228-66-212C-50-232-26-230-10-212C8-232 34-230 48-212C66-230 90-234 112-216C126-230 130-244 124-262C80-250-80-250-124-262Z',
      accent,
    ),
    shape('M-124-262C-80-250 80-250 124-262V-250C80-238-80-238-124-250Z', '#f3e3c4'),
    shape('M-90-330Q0-352 96-328Q0-334-90-330Z', '#fff', 'opacity=".3"'),
  ].join('')

const dipper = put(
  at(206, -6, 1, 18),
  stroke('M0-10V-300', '#b98448', 16),
  oval(0, -24, 36, 44, '#c9934f'),
  stroke('M-34-48H34M-38-30H38M-38-12H38M-32 4H32', '#8f6430', 6),
  shape('M-30 4C-34 30-20 34-14 20C-10 44 14 46 18 22C26 32 34 24 30 4Z', '#eeaa2e'),
)
const comb = (brush: Brush) =>
  brush.tile(44, 76, stroke('M22 0L44 13V38L22 51L0 38V13ZM22 51V76', '#c98516', 4), 'scale(.7)')
export const honey: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    jar(
      brush,
      palette.accent,
      brush.down('#f6c650', '#d98a1c'),
      shape('M-140-250H140V0H-140Z', comb(brush), 'opacity=".55"'),
    ) + (variant === 0 ? put('translate(-6 0) scale(.94)', dipper) : ''),
  140,
)

const brine = (brush: Brush) =>
  brush.repeat(box(-34, -10, 68, 20, 8, '#e3b052') + box(-34, 2, 68, 8, 4, '#b97d2a'), [
    at(-70, -60, 1, 20),
    at(40, -40, 1, -14),
    at(90, -100, 1, 60),
    at(-90, -140, 1, -40),
    at(0, -190, 1, 10),
    at(70, -220, 1, -30),
    at(-60, -226, 1, 30),
  ]) + stroke('M-100-20Q-60-60-110-100M100-20Q60-60 110-170', '#c8372d', 10)
export const pickles: Drawing = withCarton(
  ({ brush, palette }) => jar(brush, palette.accent, brush.down('#d8c078', '#a98a3c'), brine(brush)),
  140,
)
const shoots = (brush: Brush) =>
  brush.repeat(shape('M0 0C-30-20-30-60 0-80C30-60 30-20 0 0Z', '#7fa552') + stroke('M0 20V-60', '#4f7a3a', 4), [
    at(-90, -20, 1, -30),
    at(-40, -10),
    at(60, -20, 1, 24),
    at(100, -60, 1, 50),
    at(-100, -130, 1, -70),
    at(96, -160, 1, 80),
    at(0, -200, 1, 10),
    at(-60, -210, 1, -40),
    at(60, -220, 1, 40),
  ])
export const waterShield: Drawing = withCarton(
  ({ brush, palette }) => jar(brush, palette.accent, brush.down('#dfe8c4', '#9dba84'), shoots(brush)),
  140,
)

const BOTTLE =
  'M-34-440V-346C-34-310-92-300-96-240V-26C-96-8-84 0-66 0H66C84 0 96-8 96-26V-240C92-300 34-310 34-346V-440Z'
const bottle = (brush: Brush, accent: string, glass: [string, string], cap: string): string =>
  [
    shape(BOTTLE, brush.across(glass[0], glass[1])),
    stroke('M-74-236V-40M-20-420V-350', '#fff', 12, 'opacity=".4"'),
    box(-42, -476, 84, 52, 10, cap),
    box(-42, -436, 84, 10, 0, '#00000022'),
    label(accent, -78, -216, 156, 160),
  ].join('')
const olives =
  stroke('M150-20C200-60 230-120 236-180', '#6b6a35', 7) +
  shape(
    'M196-74C230-110 270-110 290-100C270-70 236-60 196-74ZM224-130C190-150 178-180 180-206C214-196 230-170 224-130ZM234-170C250-210 284-220 304-216C298-186 270-168 234-170Z',
    '#6f8b48',
  ) +
  oval(160, -26, 30, 24, '#7d8a3a') +
  oval(214, -20, 28, 23, '#5d6b2c') +
  oval(152, -32, 9, 6, '#fff', 'opacity=".4"')
export const oil: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    bottle(brush, palette.accent, ['#f3cf5c', '#c48d1e'], palette.accent) +
    (variant === 0 ? put('translate(-40 0) scale(.9)', olives) : ''),
  120,
)
export const vinegar: Drawing = withCarton(({ brush, palette, variant }) => {
  const pot = 'M-66-410C-60-360-150-340-160-230C-168-110-120 0-70 0H70C120 0 168-110 160-230C150-340 60-360 66-410Z'
  const urn = [
    shape(pot, brush.across('#8a5a3c', '#4a2a1a')),
    stroke('M-120-240C-124-140-100-70-76-30', '#fff', 12, 'opacity=".22"'),
    box(-78, -436, 156, 40, 18, '#6b4028'),
    shape('M-84-440C-80-490 80-490 84-440C40-426-40-426-84-440Z', palette.accent),
    stroke('M-84-420C-30-406 30-406 84-420', '#e9d3a0', 8),
    label(palette.accent, -76, -250, 152, 160),
  ].join('')
  const dish = put(
    at(244, 8),
    oval(0, -14, 84, 30, '#efe5d2'),
    oval(0, -20, 84, 30, '#fbf6ea'),
    oval(0, -20, 60, 19, '#4a2416'),
  )
  return put('scale(.94)', urn) + (variant === 0 ? put('translate(-30 0) scale(.9)', dish) : '')
}, 150)

const leafSprig = put(
  at(190, 0),
  stroke('M-10 0C10-70 20-120 24-190', '#5f7a3a', 7),
  shape(
    'M24-180C4-226 14-266 30-286C48-256 48-216 24-180ZM18-110C60-120 90-160 98-196C58-190 26-160 18-110ZM12-80C-24-96-48-130-50-166C-14-152 10-124 12-80ZM6-40C44-44 80-70 92-104C52-104 18-82 6-40Z',
    '#6f9a4b',
  ),
  stroke('M26-190V-260M22-116L78-178M8-90L-36-148M10-44L74-92', '#c5dd97', 4),
)
export const teaTin: Drawing = withGiftBox(
  ({ brush, palette, variant }) =>
    [
      box(-116, -300, 232, 300, 18, brush.across(palette.hills[1], palette.hills[2])),
      box(-116, -300, 232, 300, 18, palette.accent, 'opacity=".5"'),
      oval(0, -300, 116, 26, '#e9dcc0'),
      box(-122, -352, 244, 56, 14, brush.across('#f6e9cc', '#cdb587')),
      oval(0, -352, 122, 26, '#f9efd8'),
      oval(0, -354, 84, 16, '#e2cfa4'),
      label(palette.accent, -82, -252, 164, 206),
      stroke('M-96-284V-20', '#fff', 9, 'opacity=".35"'),
      variant === 0 ? leafSprig : '',
    ].join(''),
  130,
  1.05,
)

const mum = (brush: Brush) => {
  const petal = shape('M0 0C-13-26-11-62 0-76C11-62 13-26 0 0Z', brush.down('#f8d25a', '#e9a21f'))
  const ring = (count: number, scale: number, turn: number) =>
    brush.repeat(
      petal,
      Array.from({ length: count }, (_, i) => `rotate(${Math.round((360 / count) * i + turn)}) scale(${scale})`),
    )
  return ring(16, 1.25, 0) + ring(14, 1, 10) + ring(10, 0.68, 4) + circle(0, 0, 17, '#c98516')
}
export const chrysanthemum: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const flower = (...places: string[]) => brush.repeat(mum(brush), places)
  const glass = 'M-118-270L-100-20C-98-6-88 0-74 0H74C88 0 98-6 100-20L118-270Z'
  const tea = 'M-111-196L-100-24C-98-10-88-6-74-6H74C88-6 98-10 100-24L111-196C60-180-60-180-111-196Z'
  const cup = [
    oval(0, -270, 118, 22, '#fffdf6', 'opacity=".7"'),
    shape(glass, '#fffdf6', 'opacity=".55"'),
    shape(tea, brush.down('#f3c64f', '#d9921f')),
    oval(0, -194, 110, 15, '#fae08c'),
    flower(at(0, -160, 0.96)),
    stroke('M-118-270L-100-20C-98-6-88 0-74 0H74C88 0 98-6 100-20L118-270', '#fffdf6', 9, 'opacity=".85"'),
    stroke('M-90-236L-80-40', '#fff', 10, 'opacity=".7"'),
  ].join('')
  const loose =
    variant === 0 ? flower(at(150, 650, 0.76), at(664, 680, 0.9), at(620, 560, 0.54)) : flower(at(400, 684, 0.56))
  return arrange(easel, cup, { behind: giftBox(brush, palette.accent), width: 110, scale: 1.1 }) + loose
}

/** A standing pouch 280 wide with a window of what it holds. */
const pouch = (brush: Brush, accent: string, window: string): string =>
  [
    shape(
      'M-128-380H128C124-250 150-120 146-20C100 6-100 6-146-20C-150-120-124-250-128-380Z',
      brush.across('#f6ead0', '#d5bd8d'),
    ),
    shape('M-128-380H128L126-336H-126Z', accent),
    stroke('M-120-358H120', '#fff3da', 3, 'stroke-dasharray="9 9" opacity=".8"'),
    label(accent, -84, -310, 168, 150),
    shape(
      'M-104-134C-60-150 60-150 104-134C116-80 112-50 106-26C60-14-60-14-106-26C-112-50-116-80-104-134Z',
      '#7d5a2c',
      'opacity=".25"',
    ),
    brush.within(
      'M-104-134C-60-150 60-150 104-134C116-80 112-50 106-26C60-14-60-14-106-26C-112-50-116-80-104-134Z',
      window,
    ),
    stroke('M-112-320C-110-220-128-120-126-40', '#fff', 9, 'opacity=".45"'),
  ].join('')
const cubes = (brush: Brush) =>
  shape('M-150-160H150V0H-150Z', '#a9713a') +
  brush.repeat(box(-30, -22, 60, 44, 6, brush.down('#d9a05a', '#a8682f')), [
    at(-80, -100, 1, 8),
    at(-14, -104, 1, -10),
    at(58, -98, 1, 14),
    at(-50, -54, 1, -8),
    at(20, -50, 1, 6),
    at(88, -52, 1, -12),
    at(-96, -40, 0.8, 30),
  ])
export const snackPouch: Drawing = withCarton(({ brush, palette }) => pouch(brush, palette.accent, cubes(brush)), 150)
const spices = (brush: Brush) =>
  shape('M-150-160H150V0H-150Z', brush.down('#c8372d', '#8f1d1b')) +
  brush.repeat(shape('M-30 6C-10-20 20-22 34-8C16-4-6 8-30 6Z', '#e8553f') + circle(10, 24, 7, '#5f2a14'), [
    at(-60, -110),
    at(20, -100, 1, 30),
    at(76, -70, 1, -20),
    at(-80, -50, 1, 50),
    at(-10, -50, 1, -30),
    at(50, -34),
  ])
export const hotpot: Drawing = withCarton(({ brush, palette }) => pouch(brush, palette.accent, spices(brush)), 150)

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
