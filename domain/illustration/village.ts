import { at, type Brush, box, circle, oval, shape, stroke } from './brush.ts'
import type { Palette } from './tints.ts'

/** A stilt house of the Wuling mountains, 200 wide, standing on (0, 0). */
export const house = (wall: string, roof: string): string =>
  [
    box(-84, -92, 168, 92, 2, wall),
    box(-84, -92, 168, 10, 0, '#00000022'),
    stroke('M-84-50H84M-42-92V0M42-92V0', '#8a6238', 5),
    box(-22, -44, 44, 44, 0, '#6b4626'),
    box(-74, -80, 26, 24, 0, '#7d5a36'),
    box(50, -80, 26, 24, 0, '#7d5a36'),
    shape('M-124-86C-90-100-70-130-56-150H56C70-130 90-100 124-86L112-80H-112Z', roof),
    shape('M-62-150H62L54-162H-54Z', roof),
    stroke('M-112-82H112', '#00000030', 5),
    stroke('M-40-146L-62-92M0-148V-90M40-146L62-92', '#ffffff20', 4),
  ].join('')

/** Rice terraces that climb a slope from the lower left, 700 wide and 260 high. */
export function terraces(brush: Brush, { hills, river, ground }: Palette): string {
  const steps = [0, 1, 2, 3, 4, 5]
  return steps
    .map((i) => {
      const y = -260 + i * 50
      const left = 200 - i * 44
      const d = `M${left} ${y + 60}C${left + 90} ${y - 10} ${left + 240} ${y + 30} ${left + 360} ${y + 4}S${640 + i * 10} ${y - 24} 760 ${y - 6}V40H${left - 60}Z`
      return (
        shape(d, brush.down(i % 2 ? hills[1] : river, hills[2])) +
        stroke(d.split('V')[0] ?? d, i % 2 ? '#fff8e0' : ground[0], 6, 'opacity=".8"')
      )
    })
    .join('')
}

/** A phone on a tripod, 180 wide and 560 high; `screen` is drawn within 150 × 260 around (0, -420). */
export const phoneOnTripod = (brush: Brush, accent: string, screen: string): string =>
  [
    stroke('M0-270L-96 0M0-270L96 0M0-270V-10', '#4b4238', 14),
    stroke('M-50-130H50', '#4b4238', 8),
    box(-16, -300, 32, 50, 8, '#2f2a26'),
    box(-92, -572, 184, 300, 26, '#2b2830'),
    box(-80, -560, 160, 276, 16, '#f7ead0'),
    brush.within(
      'M-80-544C-80-556-76-560-64-560H64C76-560 80-556 80-544V-300C80-288 76-284 64-284H-64C-76-284-80-288-80-300Z',
      screen,
    ),
    box(-66, -548, 46, 18, 9, accent),
    circle(-55, -539, 4, '#fff'),
    shape('M40-330C30-344 48-352 52-342C56-352 74-344 64-330L52-318Z', '#d8453a'),
    shape('M56-372C50-381 61-386 64-380C67-386 78-381 72-372L64-364Z', '#d8453a', 'opacity=".6"'),
  ].join('')

/** A bamboo fence of `posts` posts, 60 apart. */
export const fence = (brush: Brush, posts: number): string =>
  stroke(`M-20-84H${posts * 60}M-20-40H${posts * 60}`, '#b58a52', 11) +
  brush.repeat(
    box(-8, -118, 16, 118, 5, brush.across('#d9b274', '#a8793f')),
    Array.from({ length: posts }, (_, i) => at(i * 60, 0)),
  )

/** A small covered boat on the river. */
export const boat = (accent: string): string =>
  shape('M-110-24C-60-6 60-6 116-28C100 10 60 18 0 18C-60 18-96 8-110-24Z', '#6b4a2e') +
  shape('M-46-20C-46-66 50-66 50-20Z', accent) +
  stroke('M-40-34C-36-56 40-56 44-34', '#fff3da', 4, 'opacity=".6"') +
  oval(0, 26, 130, 7, '#fffaf0', 'opacity=".6"')

/** A plank bridge of which the middle is missing, 620 wide. */
export const brokenBridge = (brush: Brush): string => {
  const plank = box(-14, -12, 28, 24, 4, brush.down('#cfa069', '#9a6d3a'))
  const left = [0, 1, 2, 3, 4, 5].map((i) => at(-310 + i * 34, Math.round(i * i * 0.9), 1, i * 2))
  const right = [0, 1, 2, 3].map((i) => at(310 - i * 34, Math.round(i * i * 0.9), 1, -i * 2))
  return [
    stroke('M-310-70Q-190-40-110-6M310-70Q240-50 190-14', '#8f6a3c', 7),
    ...[-310, -208, 310, 242].map((x) => box(x - 9, -96, 18, 150, 5, '#7d5a36')),
    brush.repeat(plank, [...left, ...right, at(-70, 70, 1, 40), at(60, 118, 0.9, -24)]),
    oval(-70, 88, 44, 6, '#fffaf0', 'opacity=".6"'),
    oval(60, 134, 40, 6, '#fffaf0', 'opacity=".6"'),
  ].join('')
}
