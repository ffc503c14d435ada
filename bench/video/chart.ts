import { GOALS } from './results.ts'

type Bar = { kind: 'hls' | 'push'; ours: boolean; viewers: number; percentOfCore: number }
type Range = { name: string; p50Ms: number; p95Ms: number; p99Ms: number }

const WIDTH = 720
const LEFT = 190
const RIGHT = 690
const ROW = 30
const HEAD = 64

const colors = {
  ink: '#29231d',
  soft: '#655b50',
  line: '#e2d6c0',
  card: '#fffdf8',
  accent: '#b23a1e',
  other: '#8d8070',
}
const NAMES = { hls: 'low-latency HLS', push: 'push' }

const text = (x: number, y: number, words: string, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`
const scale = (most: number) => (value: number) => LEFT + ((RIGHT - LEFT) * value) / most

/** What serving costs, and how long checkouts take meanwhile, one below the other. */
export function drawVideoChart({ rows, checkouts }: { rows: readonly Bar[]; checkouts: readonly Range[] }): string {
  const second = HEAD + rows.length * ROW + 56
  const height = second + checkouts.length * ROW + 40
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="${colors.ink}" role="img" aria-label="Processor time for viewers, and checkout times">`,
    `<rect width="${WIDTH}" height="${height}" rx="10" fill="${colors.card}"/>`,
    text(24, 34, 'Share of one core that the server uses', 'font-size="16" font-weight="600"'),
    text(RIGHT, 34, 'line: goal', `text-anchor="end" fill="${colors.soft}"`),
    ...rows.flatMap((row, at) => drawBar(row, HEAD + at * ROW)),
    text(
      24,
      second - 14,
      'Checkout, from tap to cashier: middle, 95 and 99 of 100',
      'font-size="16" font-weight="600"',
    ),
    ...checkouts.flatMap((row, at) =>
      drawRange(row, second + 10 + at * ROW, Math.max(...checkouts.map((r) => r.p99Ms))),
    ),
    '</svg>',
    '',
  ].join('\n')
}

function drawBar({ kind, ours, viewers, percentOfCore }: Bar, y: number): string[] {
  const x = scale(Math.max(50, percentOfCore))
  const goal = x(GOALS[kind] * 100)
  return [
    text(LEFT - 12, y + 14, `${viewers.toLocaleString('en')} by ${NAMES[kind]}`, 'text-anchor="end"'),
    `<rect x="${LEFT}" y="${y}" width="${x(percentOfCore) - LEFT}" height="18" rx="3" fill="${ours ? colors.accent : colors.other}"/>`,
    text(x(percentOfCore) + 8, y + 14, `${percentOfCore}%${ours ? '' : ' bare server'}`),
    ours
      ? `<line x1="${goal}" x2="${goal}" y1="${y - 5}" y2="${y + 23}" stroke="${colors.ink}" stroke-width="2"/>`
      : '',
  ]
}

function drawRange({ name, p50Ms, p95Ms, p99Ms }: Range, y: number, most: number): string[] {
  const x = scale(most * 1.2)
  const color = name in NAMES ? colors.accent : colors.other
  const dot = (value: number, radius: number) =>
    `<circle cx="${x(value)}" cy="${y + 9}" r="${radius}" fill="${color}"/>`
  return [
    text(LEFT - 12, y + 14, name, 'text-anchor="end"'),
    `<line x1="${x(p50Ms)}" x2="${x(p99Ms)}" y1="${y + 9}" y2="${y + 9}" stroke="${color}" stroke-width="3"/>`,
    dot(p50Ms, 6),
    dot(p95Ms, 4),
    dot(p99Ms, 4),
    text(x(p99Ms) + 10, y + 14, `${p50Ms} · ${p95Ms} · ${p99Ms} ms`),
  ]
}
