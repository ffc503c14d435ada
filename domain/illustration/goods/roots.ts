import { at, type Brush, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing, place } from '../scene.ts'
import { giftBox } from './holders.ts'

const tuber = (brush: Brush, light: string, dark: string) =>
  shape(
    'M-110-50C-116-110-50-136 20-126C80-120 120-90 112-50C104-10 40 4-20 0C-76-4-104-16-110-50Z',
    brush.ball(light, dark),
  ) +
  stroke(
    'M-84-90C-76-60-80-40-88-24M-46-112C-36-70-40-40-50-8M0-124C8-80 4-40-4-4M46-118C54-80 50-50 42-10M86-98C90-70 86-46 80-28',
    dark,
    5,
    'opacity=".55"',
  ) +
  shape('M104-78C124-96 142-92 146-80C142-64 124-58 108-58Z', '#a8552e')
export const gastrodia: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const one = tuber(brush, '#f0d6a6', '#b98a4e')
  const slice = oval(0, -14, 66, 34, '#caa468') + oval(0, -18, 62, 30, '#f6e6c2') + oval(0, -18, 40, 17, '#ecd3a0')
  if (variant === 0)
    return (
      place(400, 706, 1, '', 250) +
      put(
        at(400, 706, 1.2),
        brush.repeat(one, [at(-96, 0, 1.04, -6), at(104, 4, 1, 6), at(0, -112, 1, 2)]),
        brush.repeat(slice, [at(-30, 26, 0.8), at(190, 24, 0.7)]),
      )
    )
  return arrange(
    { ...easel, variant: variant === 1 ? 1 : 2 },
    put('scale(1.3)', brush.repeat(one, [at(-10, -86, 0.86, 4), at(0, 0, 1)])),
    { behind: giftBox(brush, palette.accent), width: 150 },
  )
}

export const codonopsis: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const root =
    shape(
      'M-26-380C-10-396 16-394 26-378C34-280 30-140 12-20C6 6-8 8-12-14C-30-140-36-280-26-380Z',
      brush.across('#e9cf9c', '#b08a52'),
    ) +
    stroke('M-22-330H20M-24-280H24M-22-220H20M-16-150H14M-12-80H8', '#8f6a36', 4, 'opacity=".6"') +
    stroke('M0-4C4 20-10 30-4 46', '#b08a52', 6)
  const fan = brush.repeat(
    root,
    [-24, -14, -5, 5, 14, 24].map((turn, i) => at(-75 + i * 30, -20, 1, turn)),
  )
  const tied = put(
    'scale(1)',
    fan,
    shape('M-96-210C-40-190 40-190 96-210L90-140C40-122-40-122-90-140Z', palette.accent),
    stroke('M-94-196C-40-178 40-178 94-196', '#fff3da', 5, 'opacity=".7"'),
  )
  const slices = brush.repeat(
    oval(0, 0, 34, 16, '#d9b67a') + oval(0, -3, 31, 13, '#f3e0b4') + oval(0, -3, 12, 5, '#d9b67a'),
    variant === 0
      ? [at(170, 700), at(230, 722, 1.1), at(600, 716, 1.1), at(650, 692), at(560, 738, 0.9)]
      : [at(400, 724)],
  )
  return (
    arrange(easel, tied, { behind: giftBox(brush, palette.accent), width: 130, scale: variant === 0 ? 1 : 0.86 }) +
    slices
  )
}
