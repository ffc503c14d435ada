import { at, type Brush, box, circle, oval, put, shape, stroke } from '../brush.ts'
import { type Drawing, type Easel, place } from '../scene.ts'
import { crate } from './holders.ts'

/** Feathers as rows of scallops: each a light feather with dark bars, or plain with a darker rim. */
type Plumage = { light: string; dark: string; neck: string; leg: string; shade: string }

const barred: Plumage = { light: '#f2ecdf', dark: '#33313a', neck: '#3a3740', leg: '#d9a441', shade: '#1e1b24' }
const brown: Plumage = { light: '#d58a45', dark: '#8f4a22', neck: '#e0a552', leg: '#c9a24c', shade: '#3d1c0c' }

const BODY =
  'M-160-456C-186-380-208-312-199-240C-190-158-135-94-55-78C15-63 100-78 156-128C216-182 243-250 250-318C258-362 252-396 232-426C192-372 142-330 92-322C30-312-42-342-72-432C-82-470-150-492-160-456Z'
const WING = 'M-92-286C-40-318 60-316 118-262C150-232 196-216 222-222C200-158 128-128 54-134C-24-140-92-190-92-286Z'
const HEAD =
  'M-172-500C-166-534-128-546-102-528C-78-512-70-474-84-440C-104-410-160-420-170-446C-178-464-177-480-172-500Z'

function scallops(brush: Brush, { light, dark }: Plumage, scale: number): string {
  const feather = circle(0, 0, 23, light) + circle(0, -3, 20, dark) + circle(0, -6, 15, light) + circle(0, -9, 10, dark)
  return brush.tile(
    44,
    36,
    box(0, 0, 44, 36, 0, dark) + brush.repeat(feather, [at(0, 30), at(44, 30), at(22, 12), at(0, -6), at(44, -6)]),
    `rotate(-28) scale(${scale})`,
  )
}

const bars = (brush: Brush, { light, dark }: Plumage, turn: number): string =>
  brush.tile(40, 26, box(0, 0, 40, 26, 0, light) + box(0, 0, 40, 13, 0, dark), `rotate(${turn})`)

/** One long feather from (0,0) upwards. */
const quill = (fill: string, length: number, width: number) =>
  shape(
    `M0 0C${-width} ${-length * 0.35} ${-width} ${-length * 0.8} 0 ${-length}C${width} ${-length * 0.8} ${width} ${-length * 0.35} 0 0Z`,
    fill,
  )

function tail(brush: Brush, plumage: Plumage): string {
  const feather = quill(bars(brush, plumage, 0), 190, 30) + stroke('M0 0V-176', plumage.dark, 3, 'opacity=".5"')
  const rim = quill('#00000022', 190, 30)
  return brush.repeat(
    put('translate(3 4)', rim) + feather,
    [78, 62, 46, 30, 14, -2].map(
      (turn, i) => `translate(${176 + i * 3} ${-300 - i * 6}) rotate(${turn}) scale(${0.86 + (i % 3) * 0.1})`,
    ),
  )
}

function leg(x: number, colour: string): string {
  return (
    stroke(`M${x}-92L${x + 4}-6M${x + 4}-6l-34 6M${x + 4}-6l-8 10M${x + 4}-6l26 8M${x + 4}-10l20-4`, colour, 11) +
    stroke(`M${x - 4}-60h10M${x - 3}-42h10M${x - 2}-24h10`, '#00000033', 3)
  )
}

function face(): string {
  const comb =
    'M-160-520C-172-544-166-566-150-560C-150-584-130-592-122-574C-112-594-92-586-94-564C-78-570-68-552-80-534C-84-522-100-516-122-518Z'
  return [
    shape(comb, '#c8372d'),
    shape(comb, '#00000018', 'transform="translate(5 7)"'),
    shape('M-176-484C-202-486-216-474-222-462C-204-458-190-458-174-464Z', '#e6b34d'),
    shape('M-174-470C-194-464-208-462-222-462C-206-452-186-450-172-458Z', '#c88f35'),
    shape('M-166-462C-182-440-180-412-164-406C-148-410-146-440-150-458Z', '#c8372d'),
    oval(-120, -468, 15, 20, '#d8564a'),
    oval(-144, -488, 30, 24, '#d8564a'),
    circle(-146, -492, 13, '#f1b44c'),
    circle(-147, -492, 8, '#1d1a20'),
    circle(-151, -496, 3, '#fff'),
  ].join('')
}

function wing(brush: Brush, plumage: Plumage): string {
  const flight = quill(bars(brush, plumage, 0), 170, 19)
  const feathers = brush.repeat(
    put('translate(2 5)', quill('#00000033', 170, 19)) + flight,
    [112, 105, 98].map((turn, i) => `translate(${46 + i * 8} ${-186 - i * 20}) rotate(${turn})`),
  )
  return (
    feathers +
    shape(WING, '#00000040', 'transform="translate(2 9)"') +
    shape(WING, scallops(brush, plumage, 0.78)) +
    shape(WING, brush.down('#ffffff30', '#00000030'))
  )
}

function bird(brush: Brush, plumage: Plumage): string {
  return [
    tail(brush, plumage),
    leg(-34, plumage.leg),
    leg(48, plumage.leg),
    shape(BODY, scallops(brush, plumage, 0.9)),
    brush.within(
      BODY,
      shape('M-210-260C-150-150 60-110 260-300V-40H-210Z', plumage.shade, 'opacity=".3"') +
        shape('M-190-420C-120-330-60-300 40-316L-10-200C-110-190-190-260-200-330Z', '#fff', 'opacity=".1"'),
    ),
    wing(brush, plumage),
    shape(HEAD, scallops(brush, plumage, 0.42)),
    shape(HEAD, plumage.neck, 'opacity=".25"'),
    face(),
  ].join('')
}

const grass = (brush: Brush, colour: string) =>
  brush.repeat(stroke('M0 0Q-6-26-18-40M4 0Q6-30 2-52M9 0Q18-22 30-34', colour, 6), [
    at(-190, 4),
    at(170, 10, 0.9),
    at(-60, 22, 0.8),
    at(230, 2, 0.7),
  ])

/** The barred hen by herself, standing on (0, 0) and facing left, about 520 high. */
export const barredHen = (brush: Brush): string => bird(brush, barred)

const flock =
  (draw: (easel: Easel) => string): Drawing =>
  (easel) => {
    const { brush, palette, variant } = easel
    const bird = draw(easel)
    const meadow = put(at(400, 706), grass(brush, palette.hills[2]))
    if (variant === 0) return place(404, 704, 1, bird, 190) + meadow
    if (variant === 1) {
      const [back, front] = ['translate(560 664) scale(-.72 .72)', at(300, 712, 0.9)]
      return place(560, 664, 0.7, '', 190) + place(300, 712, 0.86, '', 190) + brush.repeat(bird, [back, front]) + meadow
    }
    return place(560, 680, 0.92, crate(brush, palette.accent, ''), 210) + place(290, 716, 0.86, bird, 190) + meadow
  }

export const hen: Drawing = flock(({ brush }) => barredHen(brush))
export const brownHen: Drawing = flock(({ brush }) => bird(brush, brown))

/** Pearl-spotted, round and long-necked, with a horn in place of a comb. */
const pearled = flock(({ brush }) => {
  const body =
    'M-150-400C-160-360-200-320-206-250C-212-150-120-84-10-80C110-76 220-150 244-236C250-262 240-272 222-262C200-300 140-356 40-356C-30-356-80-350-104-400Z'
  const pearls = brush.tile(
    34,
    34,
    box(0, 0, 34, 34, 0, '#4a4a5c') +
      circle(8, 8, 4.6, '#f3efe6') +
      circle(25, 25, 4.6, '#f3efe6') +
      circle(25, 8, 1.6, '#8b8ba0') +
      circle(8, 25, 1.6, '#8b8ba0'),
    'rotate(-20)',
  )
  const folded = 'M-70-300C0-340 130-320 190-240C170-170 90-140 20-150C-50-162-90-230-70-300Z'
  return [
    leg(-30, '#b98a4a'),
    leg(54, '#b98a4a'),
    shape('M200-280C260-260 280-220 270-190C240-190 210-210 190-230Z', '#3b3b4c'),
    shape(body, pearls),
    brush.within(body, shape('M-220-240C-140-120 120-90 260-250V-40H-220Z', '#17162a', 'opacity=".35"')),
    shape(folded, '#17162a', 'opacity=".4" transform="translate(2 9)"'),
    shape(folded, pearls),
    shape(folded, brush.down('#ffffff30', '#00000030')),
    shape('M-160-404C-158-460-170-478-150-506C-132-524-100-516-94-488C-92-462-100-440-98-400Z', '#5b6f92'),
    oval(-132, -484, 36, 32, '#eef1ee'),
    shape('M-138-512C-132-544-116-560-102-562C-104-540-98-520-104-508Z', '#c98a45'),
    shape('M-164-486C-190-484-200-472-204-460C-186-460-172-462-160-468Z', '#d9a25a'),
    shape('M-162-462C-172-446-168-426-154-420C-142-432-144-450-148-462Z', '#cf3f35'),
    circle(-138, -488, 9, '#2a1c14'),
    circle(-141, -491, 3, '#fff'),
  ].join('')
})
export const guineaFowl: Drawing = pearled
