import { type Brush, circle, oval, put, shape, stroke } from './brush.ts'
import { jitter } from './jitter.ts'
import type { Palette } from './tints.ts'

type Size = { width: number; height: number }

/** A mountain line with steep gorge peaks from edge to edge, closed at `floor`. */
export function ridge(key: string, { width }: Size, top: number, swing: number, peaks: number, floor: number): string {
  const vary = jitter(key)
  const step = width / peaks
  let path = `M0 ${floor}V${top + vary(0, swing)}`
  for (let i = 0; i < peaks; i++) {
    const x = Math.round(i * step)
    const peak = top - vary(Math.round(swing * 0.2), swing)
    const dip = top + vary(Math.round(swing * 0.1), Math.round(swing * 0.7))
    const middle = Math.round(x + step * (0.4 + vary(0, 20) / 100))
    path += `C${Math.round(x + step * 0.2)} ${dip - 10} ${Math.round(middle - step * 0.16)} ${peak} ${middle} ${peak}`
    path += `S${Math.round(x + step * 0.8)} ${dip + 6} ${Math.round(x + step)} ${dip}`
  }
  return `${path}V${floor}Z`
}

/** A plume of the reed whose name the barred hen bears (芦花). `lean` in degrees, `height` in the picture's units. */
export function reed(x: number, y: number, height: number, lean: number, stem: string, plume: string): string {
  const h = (part: number) => Math.round(height * part)
  const lock = (length: number, width: number) =>
    `M0 0C${h(width)} ${-h(length * 0.3)} ${h(width)} ${-h(length * 0.7)} ${h(width * 0.3)} ${-h(length)}C${-h(width * 0.4)} ${-h(length * 0.7)} ${-h(width * 0.5)} ${-h(length * 0.3)} 0 0Z`
  const locks = [-17, 24, -9, 13, 2].map((turn, i) =>
    put(
      `translate(0 ${-h(0.56 + i * 0.02)}) rotate(${turn})`,
      shape(lock(0.4 + i * 0.035, 0.05), plume, i % 2 ? '' : 'opacity=".8"'),
    ),
  )
  return put(
    `translate(${x} ${y}) rotate(${lean})`,
    stroke(`M0 0Q${-h(0.03)} ${-h(0.4)} 0 ${-h(0.7)}`, stem, 5),
    stroke(`M${-h(0.01)} ${-h(0.18)}Q${h(0.12)} ${-h(0.3)} ${h(0.2)} ${-h(0.2)}`, stem, 5, 'opacity=".7"'),
    ...locks,
  )
}

/** Sky, sun, gorge mountains, river: what every picture of a district shares. The ground starts at `ground`. */
export function backdrop(brush: Brush, palette: Palette, key: string, size: Size, ground: number): string {
  const { width, height } = size
  const w = (part: number) => Math.round(width * part)
  const vary = jitter(`${key}:backdrop`)
  const [far, middle, near] = palette.hills
  const sunX = Math.round(width * (vary(0, 1) ? 0.2 + vary(0, 8) / 100 : 0.72 + vary(0, 8) / 100))
  const sunY = Math.round(ground * 0.3)
  const sun = 62
  const peaks = Math.max(3, Math.round(width / 260))
  const mist = (y: number, opacity: number) =>
    shape(
      `M0 ${y}C${w(0.25)} ${y - 26} ${w(0.4)} ${y + 22} ${w(0.62)} ${y}S${width} ${y - 20} ${width} ${y - 6}V${y + 40}C${w(0.7)} ${y + 16} ${w(0.35)} ${y + 64} 0 ${y + 34}Z`,
      '#fffaf0',
      `opacity="${opacity}"`,
    )
  const glints = [0.12, 0.38, 0.66, 0.84]
    .map((t, i) => `M${Math.round(width * t)} ${ground - 46 + (i % 3) * 16}h${vary(60, 130)}`)
    .join('')
  return [
    shape(`M0 0H${width}V${height}H0Z`, brush.down(palette.sky[0], palette.sky[1])),
    circle(sunX, sunY, 118, palette.sun, 'opacity=".1"'),
    circle(sunX, sunY, 87, palette.sun, 'opacity=".16"'),
    circle(sunX, sunY, sun, palette.sun, 'opacity=".92"'),
    shape(ridge(`${key}1`, size, Math.round(ground * 0.58), 92, peaks, ground), brush.down(far, palette.sky[1])),
    mist(Math.round(ground * 0.7), 0.5),
    shape(ridge(`${key}2`, size, Math.round(ground * 0.72), 78, peaks + 1, ground), brush.down(middle, far)),
    mist(Math.round(ground * 0.82), 0.42),
    shape(ridge(`${key}3`, size, Math.round(ground * 0.86), 40, peaks, ground), brush.down(near, middle)),
    shape(
      `M0 ${ground - 62}C${w(0.3)} ${ground - 84} ${w(0.6)} ${ground - 48} ${width} ${ground - 70}V${ground + 120}H0Z`,
      palette.river,
    ),
    stroke(glints, '#fffaf0', 4, 'opacity=".75"'),
  ].join('')
}

/** The warm table or field in front, on which the goods stand. */
export function floor(brush: Brush, palette: Palette, { width, height }: Size, ground: number): string {
  const [top, bottom] = palette.ground
  const w = (part: number) => Math.round(width * part)
  const edge = `M0 ${ground + 6}C${w(0.28)} ${ground - 22} ${w(0.66)} ${ground + 24} ${width} ${ground - 8}`
  return [
    shape(`${edge}V${height}H0Z`, brush.down(top, bottom)),
    stroke(edge, '#fff6e0', 7, 'opacity=".5"'),
    oval(width / 2, height + 30, w(0.7), 130, '#fff1d2', 'opacity=".18"'),
  ].join('')
}
