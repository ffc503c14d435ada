import { at, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing, type Easel, place } from '../scene.ts'
import { basket, bowl } from './holders.ts'

/** Dried goods: a heap, a bowl, a basket with some beside it. */
const gathered =
  (
    one: (easel: Easel) => string,
    options: { heap: string[]; bowl: string[]; basket: string[]; beside: string[] },
  ): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const thing = one(easel)
    if (variant === 0) return place(400, 704, 1, '', 250) + put(at(400, 704, 1.16), brush.repeat(thing, options.heap))
    const beside = brush.repeat(thing, options.beside)
    if (variant === 1) return centre(bowl(brush, palette.accent, brush.repeat(thing, options.bowl)), 1.1, 210) + beside
    return centre(basket(brush, brush.repeat(thing, options.basket)), 1.14, 210) + beside
  }

const nut = ({ brush }: Easel) =>
  circle(0, 0, 74, brush.ball('#dcb078', '#98683a')) +
  stroke('M0-74C-16-30 16 30 0 74', '#7a4d24', 9) +
  stroke(
    'M-50-36C-26-30-30-4-52 6M-44 34C-24 30-20 46-30 58M46-40C22-30 30-6 54 0M44 30C20 30 24 50 34 58M-24-60C-20-44-30-34-40-50M26-62C22-44 34-40 40-48',
    '#7a4d24',
    5,
    'opacity=".6"',
  ) +
  oval(-28, -40, 16, 10, '#fff', 'opacity=".3"')
export const walnut: Drawing = gathered(nut, {
  heap: [
    at(-150, -72),
    at(0, -70, 1.04, 20),
    at(150, -72, 1, -30),
    at(-76, -186, 1, 40),
    at(78, -188, 1, -10),
    at(0, -296, 1, 15),
  ],
  bowl: [
    at(-110, -190, 0.8),
    at(0, -196, 0.86, 30),
    at(110, -190, 0.8, -20),
    at(-56, -262, 0.8, 60),
    at(58, -264, 0.8),
  ],
  basket: [
    at(-120, -180, 0.8),
    at(-8, -190, 0.84, 30),
    at(106, -182, 0.8, -20),
    at(-64, -252, 0.8, 50),
    at(58, -256, 0.8, 10),
  ],
  beside: [at(640, 668, 0.62, 40), at(150, 684, 0.56, -30)],
})

const ear = ({ brush }: Easel) =>
  shape(
    'M0 10C-60 14-120-20-116-70C-112-116-70-110-56-128C-36-156 10-150 28-130C60-140 110-110 112-66C114-16 50 14 0 10Z',
    brush.ball('#6b5046', '#2a1d1a'),
  ) +
  stroke(
    'M-92-64C-70-96-40-80-30-104M-10-118C20-124 40-104 30-80M86-64C70-40 40-50 20-26M-50-30C-30-50-10-36 0-16',
    '#9a7a68',
    6,
    'opacity=".7"',
  ) +
  stroke('M-104-70C-100-100-66-104-52-122', '#c9a892', 4, 'opacity=".7"')
export const woodEar: Drawing = gathered(ear, {
  heap: [
    at(-140, 0, 1.1, -8),
    at(130, 2, 1.1, 10),
    at(0, 10, 1.05),
    at(-70, -90, 1, 10),
    at(80, -94, 1, -14),
    at(0, -176, 0.96),
  ],
  bowl: [at(-90, -160, 0.9, -10), at(90, -160, 0.9, 12), at(0, -190, 0.96), at(-30, -240, 0.7, 20)],
  basket: [at(-100, -140, 0.9, -10), at(100, -140, 0.9, 12), at(0, -170, 0.96), at(40, -236, 0.7, 20)],
  beside: [at(644, 718, 0.6, 10), at(150, 716, 0.5, -14)],
})

const morelCap = ({ brush }: Easel) => {
  const cap = 'M0-300C56-296 84-220 82-150C80-96 50-80 0-80C-50-80-80-96-82-150C-84-220-56-296 0-300Z'
  const pits = brush.tile(
    44,
    60,
    box(0, 0, 44, 60, 0, '#b88a54') +
      oval(12, 16, 10, 14, '#5b3a1e') +
      oval(34, 46, 10, 14, '#5b3a1e') +
      oval(36, 8, 5, 8, '#6d4826') +
      oval(10, 48, 6, 8, '#6d4826'),
  )
  return (
    shape('M-36-96C-34-40-46-16-40 0H40C46-16 34-40 36-96Z', brush.across('#fbf0da', '#d4bd95')) +
    shape(cap, pits) +
    shape(cap, brush.across('#ffe9c440', '#3a1f0a66'))
  )
}
export const morel: Drawing = gathered(morelCap, {
  heap: [at(-120, 0, 0.96, -12), at(124, 2, 0.94, 12), at(0, 10, 1.16)],
  bowl: [at(-90, -130, 0.62, -20), at(92, -130, 0.62, 20), at(0, -140, 0.72), at(-40, -160, 0.6, -50)],
  basket: [at(-110, -100, 0.7, -18), at(110, -100, 0.7, 18), at(-10, -120, 0.8), at(60, -120, 0.66, 8)],
  beside: [at(640, 706, 0.42, 66), at(150, 706, 0.4, -70)],
})

const seed = ({ brush }: Easel) =>
  oval(0, -40, 40, 46, brush.ball('#fffaea', '#dcc79a')) +
  stroke('M0-84C-8-60-8-30 0 4', '#c9ac74', 5, 'opacity=".8"') +
  shape('M-8-84Q0-96 8-84Z', '#8a6a36')
export const lotusSeed: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const pod = [
    stroke('M0 0C8-80-10-160 0-240', '#7d9a52', 18),
    shape('M-120-330C-110-250-40-220 0-220C40-220 110-250 120-330Z', brush.across('#a3b86a', '#6d8742')),
    oval(0, -330, 122, 48, '#bccb7d'),
    ...[
      [-70, -334],
      [-26, -352],
      [26, -350],
      [72, -334],
      [-40, -318],
      [6, -324],
      [46, -312],
    ].map(([x = 0, y = 0]) => oval(x, y, 17, 10, '#6d8742') + oval(x, y - 3, 12, 8, '#f6ecd0')),
  ].join('')
  const heap = brush.repeat(
    seed(easel),
    variant === 0
      ? [
          at(-120, 0),
          at(-40, 4, 1.05, 20),
          at(44, 2, 1, -14),
          at(122, 4, 0.95, 30),
          at(-80, -62, 1, -20),
          at(4, -66, 1),
          at(86, -62, 0.96, 16),
          at(-36, -124, 0.94),
          at(46, -126, 0.94, -20),
        ]
      : [
          at(-120, -150, 0.84),
          at(-44, -142, 0.9, 20),
          at(36, -142, 0.9, -16),
          at(116, -150, 0.84),
          at(-80, -198, 0.86),
          at(0, -204, 0.88),
          at(80, -198, 0.84),
          at(-36, -250, 0.8),
          at(40, -252, 0.8),
        ],
  )
  if (variant === 0)
    return place(440, 708, 1, '', 240) + put(at(250, 700, 1.2, -8), pod) + put(at(490, 712, 1.16), heap)
  const held = variant === 1 ? bowl(brush, palette.accent, heap) : basket(brush, heap)
  return centre(held, 1.12, 210) + put(at(660, 724, 0.62, 16), pod)
}
