import { at, type Brush, circle, oval, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing, type Easel, place } from '../scene.ts'
import { carton } from './holders.ts'

const herb = (colour: string) =>
  stroke('M0 0Q30-40 76-60', '#5d7a3a', 5) +
  shape(
    'M20-20C10-44 20-60 34-66C44-46 38-30 20-20ZM44-44C44-66 58-80 72-82C74-62 64-48 44-44ZM34-30C54-30 70-22 76-10C58-6 42-14 34-30Z',
    colour,
  )

const board = (brush: Brush) =>
  shape(
    'M-250-34C-256-64-240-80-210-80H210C240-80 256-64 250-34L236-6C232 4 222 8 210 8H-210C-222 8-232 4-236-6Z',
    brush.down('#d9a86a', '#b07a3f'),
  ) + stroke('M-210-60H120M-180-36H210M-120-16H160', '#8f5f2c', 4, 'opacity=".35"')

/** A cut on a board: `cut` stands on the board's middle. */
const onBoard =
  (cut: (easel: Easel) => string): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const piece = cut(easel)
    const leaf = put(at(180, -78), herb('#7d9f4e'))
    if (variant === 0) return centre(board(brush) + put(at(0, -44, 1.06), piece) + leaf, 1.12, 250)
    if (variant === 1)
      return centre(
        board(brush) + put(at(0, 6), brush.repeat(piece, [at(-104, -60, 0.74), at(112, -40, 0.8)])),
        1.16,
        250,
      )
    return (
      place(290, 676, 1, carton(brush, palette.accent), 190) +
      place(480, 716, 0.82, board(brush) + put(at(0, -44), piece), 220)
    )
  }

const beefCut = ({ brush }: Easel) =>
  [
    shape(
      'M-170-20C-200-110-150-220-40-236C70-250 176-190 184-96C188-30 120 6 0 8C-90 10-156 10-170-20Z',
      brush.ball('#c9483f', '#8a2520'),
    ),
    shape(
      'M-170-20C-200-110-150-220-40-236C-110-200-150-110-132-30C-128-6-120 4-110 8C-140 6-160 0-170-20Z',
      '#f0d8c0',
    ),
    oval(40, -104, 112, 84, brush.ball('#d9625a', '#a8352f'), 'transform="rotate(-8 40 -104)"'),
    stroke(
      'M-30-120C0-160 60-170 110-140M-24-84C20-110 70-120 124-96M0-50C40-66 80-70 112-58M40-168C30-140 44-110 36-60',
      '#f3c9b4',
      7,
      'opacity=".9"',
    ),
    circle(-64, -150, 20, '#f6ead6'),
    circle(-64, -150, 11, '#d9a88c'),
    stroke('M-140-150C-110-200-60-220-20-220', '#fff', 8, 'opacity=".3"'),
  ].join('')
const goatCut = ({ brush }: Easel) => {
  const rib = put(
    'scale(1)',
    stroke('M0-90C-10-170-6-230 14-290', '#f3e6cf', 26),
    stroke('M-6-110C-12-170-8-230 10-280', '#fff', 7, 'opacity=".6"'),
    shape('M-50-40C-60-120 40-150 62-80C70-30 40 6 0 6C-30 6-46-10-50-40Z', brush.ball('#d0605a', '#8f2d2c')),
    shape('M-50-40C-60-120 40-150 62-80C40-120-20-110-34-30C-34-14-28-2-20 2C-38-4-48-18-50-40Z', '#3a3436'),
    stroke('M-10-40C10-60 24-60 36-50', '#f3c9b4', 6),
  )
  return brush.repeat(rib, [at(-130, 0, 0.94, -14), at(-44, 0, 1, -5), at(44, 2, 1, 4), at(130, 4, 0.94, 12)])
}
export const beef: Drawing = onBoard(beefCut)
export const goat: Drawing = onBoard(goatCut)
