import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'

/** A wooden crate, 420 wide, its rim at -170; `contents` stand behind its front. */
export const crate = (brush: Brush, accent: string, contents: string): string =>
  [
    shape('M-196-176L-176-206H176L196-176Z', '#8f6a3c'),
    contents,
    brush.repeat(box(-210, 0, 420, 50, 8, brush.down('#ddb47c', '#c9985d')) + box(-210, 42, 420, 8, 4, '#00000018'), [
      at(0, -176),
      at(0, -116),
      at(0, -56),
    ]),
    brush.repeat(box(0, -182, 30, 182, 6, '#b07e47'), [at(-196, 0), at(166, 0)]),
    shape('M-46-146h92v66l-46 22l-46-22Z', accent),
    shape('M0-132C18-114 18-94 0-80C-18-94-18-114 0-132Z', '#fff3da'),
  ].join('')

/** A woven bamboo basket, 400 wide, rim at -150. */
export function basket(brush: Brush, contents: string): string {
  const weave = brush.tile(
    40,
    28,
    box(0, 0, 40, 28, 0, '#c08a4a') +
      box(1, 1, 22, 12, 4, '#dcae6c') +
      box(21, 15, 22, 12, 4, '#d2a05c') +
      box(-19, 15, 18, 12, 4, '#d2a05c'),
  )
  const body = 'M-196-150C-190-70-160-14-120 0H120C160-14 190-70 196-150Z'
  return [
    oval(0, -150, 196, 34, '#8a5d2b'),
    contents,
    shape(body, weave),
    shape(body, brush.across('#ffffff2e', '#3d220040')),
    stroke('M-198-150C-120-112 120-112 198-150', '#a8743a', 18),
    stroke('M-198-152C-120-116 120-116 198-152', '#e3b878', 7),
  ].join('')
}

/** A deep ceramic bowl, 400 wide, rim at -170. */
export const bowl = (brush: Brush, accent: string, contents: string): string =>
  [
    oval(0, -170, 200, 46, '#cfc4b0'),
    contents,
    shape(
      'M-202-170C-196-60-120-12-70-8V0H70V-8C120-12 196-60 202-170C140-120-140-120-202-170Z',
      brush.across('#fbf5e8', '#d9ccb4'),
    ),
    stroke('M-196-146C-130-98 130-98 196-146', accent, 9, 'opacity=".8"'),
    stroke('M-188-126C-124-80 124-80 188-126', accent, 3, 'opacity=".7"'),
  ].join('')

/** A flat plate, 460 wide, seen a little from above; contents lie around (0,-60). */
export const plate = (brush: Brush, accent: string, contents: string): string =>
  [
    oval(0, -34, 236, 62, '#c9bca4'),
    oval(0, -46, 236, 62, brush.across('#fdf8ee', '#e3d7c0')),
    `<ellipse cx="0" cy="-46" rx="214" ry="52" fill="none" stroke="${accent}" stroke-width="5" opacity=".7"/>`,
    oval(0, -44, 176, 40, '#efe5d2'),
    contents,
  ].join('')

/** A gift box 380 wide and 250 high with a band of the district's colour and a reed seal. */
export const giftBox = (brush: Brush, accent: string): string =>
  [
    shape('M-190-236L-168-262H210L190-236Z', '#f3e3c4'),
    shape('M190-236L210-262V-24L190 0Z', '#b9965f'),
    box(-190, -236, 380, 236, 6, brush.down('#f0dcb4', '#dcbf8b')),
    box(-60, -236, 120, 236, 0, accent),
    box(-70, -236, 6, 236, 0, accent, 'opacity=".5"'),
    box(64, -236, 6, 236, 0, accent, 'opacity=".5"'),
    shape('M-60-236L-48-262H70L60-236Z', accent, 'opacity=".82"'),
    circle(0, -122, 42, '#fff3da'),
    plumeMark(accent),
  ].join('')

/** The seal of the shop: three locks of a reed plume. */
export const plumeMark = (colour: string, x = 0, y = -96, scale = 1): string =>
  put(
    at(x, y, scale),
    stroke('M0 10V-16', colour, 4),
    shape('M0-8C10-22 9-42 3-54C-4-42-6-22 0-8Z', colour),
    shape('M0-2C16-10 22-26 20-40C8-34-2-18 0-2ZM0-2C-14-10-20-24-18-38C-8-32 0-18 0-2Z', colour, 'opacity=".75"'),
  )

/** A corrugated carton 340 wide and 220 high. */
export const carton = (brush: Brush, accent: string): string =>
  [
    shape('M-170-220L-150-244H186L170-220Z', '#e2c08c'),
    shape('M170-220L186-244V-20L170 0Z', '#a57d47'),
    box(-170, -220, 340, 220, 5, brush.down('#d9b179', '#c4965a')),
    box(-170, -150, 340, 84, 0, accent, 'opacity=".9"'),
    circle(0, -108, 34, '#fff3da'),
    plumeMark(accent, 0, -86, 0.8),
    box(-26, -220, 52, 60, 0, '#f0dcb4', 'opacity=".8"'),
  ].join('')

/** A paper label with hills, a sun and the shop's seal; no words. */
export const label = (accent: string, x: number, y: number, w: number, h: number): string =>
  put(
    at(x, y),
    box(0, 0, w, h, 8, '#fbf3e0'),
    box(6, 6, w - 12, h - 12, 5, 'none', `stroke="${accent}" stroke-width="3" opacity=".6"`),
    circle(w * 0.5, h * 0.42, Math.min(w, h) * 0.24, accent),
    plumeMark('#fbf3e0', Math.round(w * 0.5), Math.round(h * 0.42 + Math.min(w, h) * 0.17), Math.min(w, h) / 150),
    shape(
      `M10 ${h - 12}V${Math.round(h * 0.78)}Q${Math.round(w * 0.25)} ${Math.round(h * 0.6)} ${Math.round(w * 0.45)} ${Math.round(h * 0.8)}T${w - 10} ${Math.round(h * 0.76)}V${h - 12}Z`,
      accent,
      'opacity=".3"',
    ),
  )
