import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { arrange, type Drawing, place } from '../scene.ts'
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
