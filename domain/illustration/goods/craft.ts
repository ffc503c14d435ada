import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, centre, type Drawing, place } from '../scene.ts'
import { giftBox } from './holders.ts'

/** A Miao-embroidered sachet that hangs from a cord: two birds of thread around a flower. */
const sachetBag = (brush: Brush, accent: string) => {
  const bag = 'M-124-190C-150-110-140-20-70 16C-30 36 30 36 70 16C140-20 150-110 124-190C60-206-60-206-124-190Z'
  const bird =
    shape('M-10 0C-40-10-70 6-84 34C-56 40-40 34-30 22C-20 40-4 44 8 34C0 24-2 10-10 0Z', '#f0b13c') +
    circle(-24, 10, 4, '#3a1c14')
  return [
    stroke('M0-200C-60-300-30-400 0-400S60-300 0-200', accent, 8),
    circle(0, -236, 16, '#f0b13c'),
    shape(bag, brush.ball('#3f3a5c', '#221e38')),
    stroke('M-116-168C-50-184 50-184 116-168', '#f0b13c', 9),
    stroke('M-118-150C-50-166 50-166 118-150', '#d8453a', 6, 'stroke-dasharray="4 12"'),
    Array.from({ length: 8 }, (_, i) =>
      shape(
        'M0 0C-16-18-14-42 0-52C14-42 16-18 0 0Z',
        i % 2 ? '#e8655a' : '#d8453a',
        `transform="translate(0 -66) rotate(${i * 45})"`,
      ),
    ).join(''),
    circle(0, -66, 14, '#f6d07a'),
    put('translate(-40 -110) scale(.8)', bird),
    put('translate(40 -110) scale(-.8 .8)', bird),
    stroke('M-96-20C-60 10-20 16 0 16S60 10 96-20', '#58a08c', 8),
    stroke('M-88-34C-56-8-20 0 0 0S56-8 88-34', '#f6ead0', 4, 'stroke-dasharray="2 9"'),
    circle(0, 40, 12, '#f0b13c'),
    stroke('M-14 52L-20 130M-5 54L-7 138M5 54L7 138M14 52L20 130', accent, 7),
  ].join('')
}
export const sachet: Drawing = ({ brush, palette, variant }) => {
  const one = sachetBag(brush, palette.accent)
  const bar = stroke('M110 150H690', '#8f6a3c', 20) + stroke('M114 144H686', '#d2a46a', 6, 'opacity=".7"')
  if (variant === 0) return bar + put(at(400, 540, 0.98), one)
  if (variant === 1) return bar + brush.repeat(one, [at(270, 510, 0.86), at(530, 540, 0.94)])
  return (
    place(400, 700, 1.2, giftBox(brush, palette.accent), 210) +
    brush.repeat(one, [at(250, 610, 0.5), at(400, 640, 0.54), at(550, 610, 0.5)])
  )
}

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

export const quilt: Drawing = (easel) => {
  const { brush, palette, variant } = easel
  const fold = (y: number, w: number, tone: [string, string]) =>
    shape(
      `M${-w} ${y}C${-w - 34} ${y - 4} ${-w - 34} ${y - 92} ${-w} ${y - 96}H${w - 20}C${w + 30} ${y - 96} ${w + 34} ${y - 2} ${w - 6} ${y}Z`,
      brush.across(tone[0], tone[1]),
    ) +
    stroke(
      `M${-w + 10} ${y - 70}C-60 ${y - 56} 60 ${y - 84} ${w - 10} ${y - 66}M${-w + 6} ${y - 30}C-40 ${y - 44} 80 ${y - 16} ${w} ${y - 34}`,
      '#fff',
      5,
      'opacity=".6"',
    )
  const cocoon =
    oval(0, -30, 44, 30, brush.ball('#fffdf4', '#e0d3b4')) +
    stroke('M-30-40C-10-30 10-50 30-36M-34-24C-10-16 14-34 34-24', '#cdbd95', 3)
  const layers = variant === 0 ? 2 : variant === 1 ? 3 : 4
  const tones: [string, string][] = [
    ['#fbf4e6', '#dccdae'],
    ['#f4e3cf', '#d3b494'],
    ['#eef0ea', '#c6cfc4'],
    ['#fbf4e6', '#dccdae'],
  ]
  const stack = Array.from({ length: layers }, (_, i) => fold(-i * 92, 214 - i * 6, tones[i] ?? ['#fff', '#ddd'])).join(
    '',
  )
  const ribbon =
    box(-26, -layers * 92 - 6, 52, layers * 92 + 8, 6, palette.accent) +
    shape(
      `M0 ${-layers * 92}C-60 ${-layers * 92 - 60}-96 ${-layers * 92 - 30}-80 ${-layers * 92}C-60 ${-layers * 92 + 16}-20 ${-layers * 92 + 8} 0 ${-layers * 92}C60 ${-layers * 92 - 60} 96 ${-layers * 92 - 30} 80 ${-layers * 92}C60 ${-layers * 92 + 16} 20 ${-layers * 92 + 8} 0 ${-layers * 92}Z`,
      palette.accent,
    )
  return (
    arrange({ ...easel, variant: 0 }, stack + ribbon, { width: 230, scale: 1.02 }) +
    brush.repeat(cocoon, [at(170, 728, 0.9, -10), at(640, 724, 0.9, 14), at(580, 740, 0.8)])
  )
}
