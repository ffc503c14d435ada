import { at, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { centre, type Drawing, place } from '../scene.ts'
import { giftBox } from './holders.ts'

export const mat: Drawing = ({ brush, palette, variant }) => {
  const weave = brush.tile(
    28,
    28,
    box(0, 0, 28, 28, 0, '#b9a45c') +
      box(0, 1, 13, 12, 2, '#dcca86') +
      box(14, 15, 13, 12, 2, '#dcca86') +
      box(14, 1, 13, 12, 2, '#cdb970') +
      box(0, 15, 13, 12, 2, '#c6b168'),
    'rotate(45)',
  )
  const flat = 'M-300-20L-190-200H250L300-20Z'
  const roll = [
    box(-270, -128, 520, 128, 60, weave),
    box(-270, -128, 520, 128, 60, brush.down('#ffffff50', '#3d2a0c55')),
    oval(250, -64, 40, 64, '#cdb970'),
    stroke('M250-112C276-104 284-40 254-24S222-70 244-90S264-60 250-54', '#8f7c3a', 7),
    ...[-180, 120].map((x) => box(x, -132, 34, 136, 8, palette.accent)),
  ].join('')
  const sheet =
    shape(flat, weave) +
    shape(flat, brush.down('#ffffff30', '#3d2a0c30')) +
    stroke('M-300-20L-190-200H250L300-20Z', palette.accent, 14)
  if (variant === 0) return place(400, 706, 1, put(at(20, -10), sheet) + put(at(-20, -130, 0.86), roll), 290)
  if (variant === 1) return place(400, 706, 1.1, roll, 270) + put(at(420, 596, 0.92), roll)
  return centre(put('translate(0 -8)', sheet) + put(at(0, -120, 0.8), roll) + put(at(30, -220, 0.7), roll), 1, 290)
}

export const fan: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const leaf = 'M-290-210A360 360 0 0 1 290-210L116-76A150 150 0 0 0-116-76Z'
  const rib = box(-6, -366, 12, 366, 5, '#a8743a')
  const ribs = brush.repeat(
    rib,
    Array.from({ length: 13 }, (_, i) => `rotate(${-54 + i * 9})`),
  )
  const painting = [
    shape('M-320-150C-240-250-180-240-120-190C-60-280 20-290 80-210C140-260 200-250 320-150V0H-320Z', palette.hills[0]),
    shape('M-320-130C-220-200-120-170-60-140C20-210 120-180 320-120V0H-320Z', palette.hills[1], 'opacity=".8"'),
    circle(130, -300, 34, palette.sun),
    stroke('M-190-130C-160-240-130-280-80-320', '#6b4a26', 8),
    ...[
      [-80, -320],
      [-120, -276],
      [-58, -290],
      [-150, -226],
      [-104, -240],
    ].map(([x = 0, y = 0]) => circle(x, y, 15, '#d9605a') + circle(x, y, 5, '#f6d07a')),
  ].join('')
  const one = [
    put('translate(0 20)', ribs),
    shape(leaf, '#f7efdf'),
    brush.within(leaf, painting),
    put(
      'translate(0 20)',
      brush.repeat(
        box(-1.5, -366, 3, 240, 1, '#7d5a2c', 'opacity=".28"'),
        Array.from({ length: 13 }, (_, i) => `rotate(${-54 + i * 9})`),
      ),
    ),
    stroke('M-290-210A360 360 0 0 1 290-210', palette.accent, 9),
    circle(0, 20, 17, '#6b4a26'),
    circle(0, 20, 7, '#f0b13c'),
    stroke('M0 30C-10 60 6 76 0 96M-8 96L-12 150M0 96V156M8 96L12 150', palette.accent, 6),
  ].join('')
  if (variant === 0) return put(at(400, 560, 1.02), one)
  if (variant === 1) return brush.repeat(one, [at(310, 470, 0.72, -10), at(500, 590, 0.78, 8)])
  return place(400, 704, 1.16, giftBox(brush, palette.accent), 210) + put(at(400, 430, 0.74), one)
}
