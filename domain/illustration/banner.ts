import { backdrop, floor, reed } from './backdrop.ts'
import { at, type Brush, newBrush, put, shadow, shape, stroke } from './brush.ts'
import { barredHen } from './goods/hen.ts'
import { basket } from './goods/holders.ts'
import { svgDocument } from './illustrate.ts'
import { type Palette, type Tint, tints } from './tints.ts'
import { boat, brokenBridge, fence, house, phoneOnTripod, terraces } from './village.ts'

export const bannerScenes = ['home', 'live', 'empty-basket', 'no-results', 'error'] as const
export type BannerScene = (typeof bannerScenes)[number]

const SIZE = { width: 1600, height: 700 }
const GROUND = 480

/** The barred hen as one definition that a scene can place where it likes. */
const hens = (brush: Brush, places: [x: number, y: number, scale: number, faces: 1 | -1][]): string =>
  places.map(([x, y, scale]) => shadow(x, y, Math.round(190 * scale))).join('') +
  brush.repeat(
    barredHen(brush),
    places.map(([x, y, scale, faces]) => `translate(${x} ${y}) scale(${scale * faces} ${scale})`),
  )

const reeds = (places: [x: number, y: number, height: number, lean: number][]): string =>
  places
    .map(([x, y, height, lean], i) =>
      reed(x, y, height, lean, i % 2 ? '#a98e5a' : '#b39a66', i % 2 ? '#f3e3bf' : '#fbf1d8'),
    )
    .join('')

const tufts = (brush: Brush, colour: string, places: string[]) =>
  brush.repeat(stroke('M0 0Q-6-26-18-40M4 0Q6-30 2-52M9 0Q18-22 30-34', colour, 6), places)

/** What the phone sees: hills and the hen. */
const onScreen = (brush: Brush, palette: Palette): string =>
  shape('M-80-560H80V-284H-80Z', palette.sky[0]) +
  shape('M-80-400C-40-450 0-400 30-430S70-420 80-410V-284H-80Z', palette.hills[1]) +
  brush.repeat(barredHen(brush), [at(0, -300, 0.3)])

const scenes: Record<BannerScene, (brush: Brush, palette: Palette) => string> = {
  home: (brush, palette) =>
    [
      put(at(700, 520), terraces(brush, palette)),
      brush.repeat(house('#f4e8d0', '#5b5a5e'), [
        at(1010, 352, 0.6),
        at(1132, 366, 0.74),
        at(918, 412, 0.6),
        at(1270, 338, 0.54),
      ]),
      put(at(500, 462, 0.7), boat(palette.accent)),
      floor(brush, palette, SIZE, 545),
      tufts(brush, palette.hills[2], [at(200, 640), at(640, 630, 0.8), at(880, 660), at(1130, 650, 0.9)]),
      hens(brush, [
        [1010, 628, 0.34, -1],
        [1318, 668, 0.78, 1],
      ]),
      reeds([
        [1490, 730, 430, 6],
        [1552, 740, 540, 10],
        [1610, 730, 420, 14],
        [30, 720, 360, 10],
        [96, 740, 270, 16],
        [-10, 740, 470, 5],
      ]),
    ].join(''),
  live: (brush, palette) =>
    [
      brush.repeat(house('#f4e8d0', '#5b5a5e'), [at(250, 474, 0.96), at(1440, 470, 0.7)]),
      floor(brush, palette, SIZE, 500),
      put(at(40, 560, 0.9), fence(brush, 9)),
      tufts(brush, palette.hills[2], [at(140, 650), at(470, 660, 0.9), at(1130, 660), at(1380, 620, 0.8)]),
      hens(brush, [
        [300, 630, 0.4, -1],
        [660, 662, 0.78, -1],
        [1260, 622, 0.46, 1],
      ]),
      shadow(980, 668, 130, 20),
      put(at(980, 668), phoneOnTripod(brush, '#d8453a', onScreen(brush, palette))),
      reeds([
        [1480, 720, 430, 9],
        [1550, 740, 520, 13],
        [20, 740, 320, 8],
      ]),
    ].join(''),
  'empty-basket': (brush, palette) =>
    [
      floor(brush, palette, SIZE, 490),
      tufts(brush, palette.hills[2], [at(520, 640), at(1090, 650), at(1240, 600, 0.8)]),
      shadow(800, 642, 250, 30) +
        put(
          at(800, 640, 1.3),
          basket(brush, stroke('M-150-150Q-100-176-60-156M20-160Q80-184 130-158', '#e3bd6a', 8)),
          stroke('M-190-156C-170-430 170-430 190-156', '#a8743a', 18),
          stroke('M-186-160C-164-418 164-418 186-160', '#e3b878', 6),
        ),
      hens(brush, [[1180, 650, 0.5, 1]]),
      reeds([
        [40, 720, 380, 9],
        [110, 740, 280, 15],
        [1500, 730, 420, 8],
        [1560, 740, 300, 14],
      ]),
    ].join(''),
  'no-results': (brush, palette) =>
    [
      put(at(900, 470, 0.9), boat(palette.accent)),
      floor(brush, palette, SIZE, 540),
      tufts(brush, palette.hills[2], [at(420, 650), at(980, 660, 0.9), at(1180, 620, 0.8)]),
      hens(brush, [[560, 660, 0.62, -1]]),
      reeds([
        [1240, 730, 430, 4],
        [1310, 740, 540, 9],
        [1390, 730, 460, 13],
        [1470, 740, 340, 18],
        [30, 740, 300, 8],
      ]),
    ].join(''),
  error: (brush, palette) =>
    [
      shape(`M0 420C400 400 1100 440 1600 410V700H0Z`, palette.river),
      stroke('M120 600h160M420 650h120M980 640h180M1240 580h140M700 690h120', '#fffaf0', 5, 'opacity=".75"'),
      shape(
        'M0 470C160 440 380 470 500 520C540 560 480 640 420 700H0Z',
        brush.down(palette.ground[0], palette.ground[1]),
      ),
      shape(
        'M1600 460C1420 440 1180 470 1120 530C1090 580 1160 650 1220 700H1600Z',
        brush.down(palette.ground[0], palette.ground[1]),
      ),
      put(at(806, 540, 1.06), brokenBridge(brush)),
      tufts(brush, palette.hills[2], [at(180, 600), at(1330, 620), at(1480, 580, 0.8)]),
      hens(brush, [[330, 590, 0.6, -1]]),
      reeds([
        [1450, 720, 430, 9],
        [1540, 740, 340, 14],
        [20, 720, 330, 8],
      ]),
    ].join(''),
}

/**
 * A wide picture for a page: a whole SVG document, 1600 × 700, without words.
 * @param title what a screen reader says, where the picture is more than decoration
 */
export function banner({ scene, tint = 'fengdu', title }: { scene: BannerScene; tint?: Tint; title?: string }): string {
  const palette = tints[tint]
  const brush = newBrush(`${scene}-${tint}`)
  const drawing = backdrop(brush, palette, tint, SIZE, GROUND) + scenes[scene](brush, palette)
  return svgDocument(SIZE, title, brush.defs() + drawing)
}
