import { GOALS, percentile, type Series } from './results.ts'

const WIDTH = 720
const HEIGHT = 360
const LEFT = 70
const RIGHT = 690
const TOP = 60
const BOTTOM = 310

const ink = { text: '#29231d', soft: '#655b50', line: '#e2d6c0', card: '#fffdf8' }
const colors: Record<Series['name'], string> = {
  push: '#b23a1e',
  'low-latency HLS': '#3d5c3a',
  'WebRTC in one page': '#8d8070',
}

const text = (x: number, y: number, words: string, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`

/** The age of what is seen, second by second: the middle as a line, the middle nine tenths as a band. */
export function drawLatencyChart(series: readonly Series[]): string {
  const length = Math.max(2, ...series.map(({ seconds }) => seconds.length))
  const most = Math.max(1_800, ...series.flatMap(({ seconds }) => seconds.map((ages) => percentile(ages, 0.95) || 0)))
  const x = (second: number) => Math.round(LEFT + ((RIGHT - LEFT) * second) / (length - 1))
  const y = (ms: number) => Math.round(BOTTOM - ((BOTTOM - TOP) * Math.min(ms, most)) / most)
  const grid = Array.from({ length: Math.floor(most / 500) + 1 }, (_, i) => i * 500)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="${ink.text}" role="img" aria-label="Age of the picture at the viewer, second by second">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="${ink.card}"/>`,
    text(24, 34, 'From the camera to the viewer, seconds', 'font-size="16" font-weight="600"'),
    ...grid.flatMap((ms) => [
      `<line x1="${LEFT}" x2="${RIGHT}" y1="${y(ms)}" y2="${y(ms)}" stroke="${ink.line}"/>`,
      text(LEFT - 10, y(ms) + 4, (ms / 1_000).toFixed(1), `text-anchor="end" fill="${ink.soft}"`),
    ]),
    ...series.flatMap((one) => drawSeries(one, x, y)),
    ...series.map(({ name }, i) => text(LEFT + i * 190, 340, name, `fill="${colors[name]}" font-weight="600"`)),
    text(RIGHT, 34, 'dashed: goal for 95 of 100', `text-anchor="end" fill="${ink.soft}"`),
    '</svg>',
    '',
  ].join('\n')
}

function drawSeries({ name, seconds }: Series, x: (second: number) => number, y: (ms: number) => number): string[] {
  const seen = seconds.flatMap((ages, second) => (ages.length > 0 ? [{ ages, second }] : []))
  const edge = (share: number) => seen.map(({ ages, second }) => `${x(second)},${y(percentile(ages, share))}`)
  const goal = name === 'WebRTC in one page' ? null : GOALS[name]
  const color = colors[name]
  return [
    `<polygon points="${[...edge(0.95), ...edge(0.05).reverse()].join(' ')}" fill="${color}" fill-opacity="0.18"/>`,
    `<polyline points="${edge(0.5).join(' ')}" fill="none" stroke="${color}" stroke-width="2.5"/>`,
    goal === null
      ? ''
      : `<line x1="${LEFT}" x2="${RIGHT}" y1="${y(goal)}" y2="${y(goal)}" stroke="${color}" stroke-dasharray="6 5"/>`,
  ]
}
