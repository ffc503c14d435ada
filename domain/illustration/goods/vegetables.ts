import { at, type Brush, oval, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing, type Easel, place } from '../scene.ts'
import { basket, crate } from './holders.ts'

/** Shows one, a pair, or a crate or basket of something that stands about 300 high. */
const harvest =
  (one: (easel: Easel) => string, holder: 'crate' | 'basket', places: string[], scale = 1): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const thing = one(easel)
    if (variant === 0) return place(400, 706, 1.2 * scale, thing, 150)
    if (variant === 1)
      return (
        place(270, 672, scale * 0.95, '', 140) +
        place(530, 712, scale, '', 140) +
        brush.repeat(thing, [at(270, 672, 0.98 * scale, -5), at(530, 712, 1.06 * scale, 5)])
      )
    const inside = brush.repeat(thing, places)
    return centre(holder === 'crate' ? crate(brush, palette.accent, inside) : basket(brush, inside), 1.14, 215)
  }

const cabbageHead = ({ brush }: Easel) =>
  [
    shape(
      'M-40-10C-130-60-150-200-120-300C-90-370-40-380 0-376C40-380 90-370 120-300C150-200 130-60 40-10Z',
      brush.ball('#a9c96a', '#5f8f42'),
    ),
    shape('M-34-8C-100-70-110-190-86-280C-60-330-20-340-10-300C-30-200-34-100-34-8Z', '#c4dc86'),
    shape('M34-8C100-70 112-190 88-280C62-330 20-340 10-300C30-200 34-100 34-8Z', '#b5d178'),
    shape('M-30-4C-52-100-46-230-16-316C0-340 20-330 26-300C44-210 46-90 30-4Z', brush.down('#dcebaa', '#f7f5e2')),
    stroke('M-4-20C-14-110-10-210 4-290M0-90C-16-120-22-150-24-180M2-90C18-124 24-150 26-180', '#fffef2', 7),
    stroke('M-72-70C-96-140-96-210-82-262M74-70C96-140 98-210 84-262', '#e9f3c4', 6),
    oval(0, -6, 42, 14, '#f4f1dc'),
  ].join('')

const radishRoot = ({ brush }: Easel) =>
  [
    shape(
      'M-20-300C-60-350-110-360-130-420C-80-420-40-380-14-310ZM10-304C20-370 60-410 110-440C116-390 70-330 24-300ZM-6-300C-30-380-20-440 0-480C24-430 24-370 10-300Z',
      '#6e9b48',
    ),
    stroke('M-10-310Q-60-360-120-412M14-310Q50-390 102-430M2-304Q4-390 2-462', '#a8c975', 5),
    shape(
      'M-76-250C-74-310 74-310 76-250C82-150 40-40 4 10C-4 16-10 10-14 0C-50-60-84-160-76-250Z',
      brush.across('#fffdf4', '#dcd8c4'),
    ),
    shape(
      'M-76-250C-74-310 74-310 76-250C76-230 74-220 72-210C30-226-30-226-73-210C-76-224-76-240-76-250Z',
      '#b9d08a',
      'opacity=".75"',
    ),
    stroke('M-56-170h34M20-120h30M-30-80h26M-62-210h20', '#c4beaa', 4, 'opacity=".7"'),
  ].join('')

const spud = (brush: Brush) =>
  shape(
    'M-96-60C-100-120-40-140 20-132C80-126 112-90 102-46C92-4 30 4-30 0C-74-4-94-26-96-60Z',
    brush.ball('#e2bd7c', '#a87a3d'),
  ) +
  '<g fill="#7d5527" opacity=".6"><ellipse cx="-50" cy="-84" rx="7" ry="4"/><ellipse cx="10" cy="-104" rx="7" ry="4"/><ellipse cx="56" cy="-60" rx="7" ry="4"/><ellipse cx="-8" cy="-44" rx="7" ry="4"/><ellipse cx="-60" cy="-34" rx="6" ry="3"/></g>' +
  oval(-30, -108, 30, 10, '#fff', 'opacity=".25"')
const potatoes = ({ brush }: Easel) =>
  brush.repeat(spud(brush), [at(-100, -2, 1.05, -6), at(98, 4, 1.02, 8), at(-4, -108, 1.05, 3)]) +
  put(at(10, 24, 0.62), oval(0, -60, 96, 62, '#a87a3d'), oval(0, -62, 88, 55, '#f4dc8e'))

const tomatoFruit = (brush: Brush) =>
  [
    shape(
      'M0-176C50-196 118-160 118-88C118-24 66 0 0 0C-66 0-118-24-118-88C-118-160-50-196 0-176Z',
      brush.ball('#f58a72', '#c8382f'),
    ),
    oval(-52, -118, 26, 18, '#fff', 'opacity=".45" transform="rotate(-30 -52 -118)"'),
    shape(
      'M0-170C-20-196-56-200-78-184C-56-172-44-160-46-142C-30-156-14-160-4-150C4-134 2-124 8-114C18-130 24-150 20-156C40-162 58-154 66-140C70-160 60-172 46-178C58-186 72-188 84-186C60-206 24-194 0-170Z',
      '#55803d',
    ),
    stroke('M2-170Q4-196 20-210', '#55803d', 10),
  ].join('')
const tomatoes = ({ brush }: Easel) =>
  brush.repeat(tomatoFruit(brush), [at(-104, 0, 0.98), at(108, 6, 0.94), at(4, -128, 0.9)])

const chilliPod = (brush: Brush) =>
  shape(
    'M-12-6C-40 30-46 110-10 180C0 198 14 200 12 184C6 130 34 70 26 0C20-18-4-20-12-6Z',
    brush.across('#d8402f', '#8f1d1b'),
  ) +
  stroke('M-16 20C-26 60-24 100-8 140', '#ff9a80', 5, 'opacity=".7"') +
  stroke('M6-10Q10-40-6-60', '#6b7a35', 9)
/** A braid of dried pods on a string. */
const chilliString = ({ brush }: Easel) =>
  stroke('M0-480Q6-300 0-110', '#b59a63', 9) +
  brush.repeat(
    chilliPod(brush),
    [0, 1, 2, 3, 4]
      .flatMap((i) => [at(-14, -420 + i * 70, 0.8, 52 - i * 5), at(14, -406 + i * 70, 0.8, -50 + i * 5)])
      .concat([at(0, -140, 0.86, 6)]),
  ) +
  stroke('M-16-474Q0-500 16-474', '#b59a63', 8)

const pile = [at(-110, -150, 0.7), at(0, -164, 0.74), at(112, -150, 0.7)]

export const cabbage = harvest(cabbageHead, 'crate', [at(-120, -60, 0.68, -8), at(120, -60, 0.68, 8), at(0, -70, 0.76)])
export const radish = harvest(
  radishRoot,
  'basket',
  [at(-60, -46, 0.62, -24), at(60, -46, 0.62, 24), at(0, -60, 0.7)],
  0.95,
)
export const potato = harvest(potatoes, 'crate', pile.concat(at(-40, -204, 0.6)), 1.12)
export const tomato = harvest(tomatoes, 'crate', [at(-120, -160, 0.5), at(-2, -168, 0.52), at(118, -160, 0.5)], 1.02)
export const chilli: Drawing = (easel) => {
  const thing = chilliString(easel)
  const { brush, variant } = easel
  const loose = brush.repeat(chilliPod(brush), [at(200, 640, 0.8, -70), at(660, 636, 0.8, 74), at(560, 700, 0.8, 96)])
  if (variant === 0) return place(400, 712, 1, '', 150) + put(at(400, 720, 1.04), thing) + loose
  if (variant === 1)
    return place(400, 712, 1, '', 230) + brush.repeat(thing, [at(290, 690, 0.96), at(520, 722, 1)]) + loose
  const inside = brush.repeat(
    chilliPod(brush),
    [-150, -100, -50, 0, 50, 100, 150].flatMap((x, i) => [
      at(x, -250 + (i % 2) * 24, 0.8, i * 31 - 80),
      at(x, -190, 0.8, 90 - i * 24),
    ]),
  )
  return centre(basket(brush, inside), 1.16, 210) + loose
}
