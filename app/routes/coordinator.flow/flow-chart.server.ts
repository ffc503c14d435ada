import { inLocale, type Locale } from '#domain/locale.ts'
import type { FlowRow } from '#server/reports/read-flow.ts'
import { drawFlow, type FlowLink, type FlowNode } from '../coordinator/draw-chart.server.ts'

/** Streams that a picture still shows apart; smaller ones are in the table. */
const MOST_STREAMS = 36

/** The largest streams as a picture; empty where there are none. */
export function flowChart(rows: readonly FlowRow[], locale: Locale): string {
  const nodes = new Map<string, FlowNode>()
  const links = new Map<string, FlowLink>()
  const add = (from: string, to: string, fen: bigint) => {
    const link = links.get(`${from} ${to}`)
    links.set(`${from} ${to}`, { from, to, fen: (link?.fen ?? 0n) + fen })
  }
  for (const row of rows.slice(0, MOST_STREAMS)) {
    const [city, district, village] = [`c:${row.city}`, `d:${row.districtCode}`, `v:${row.villageCode}`]
    nodes.set(city, { id: city, name: inLocale(locale, row.city, row.cityEn), column: 0 })
    nodes.set(district, { id: district, name: inLocale(locale, row.districtZh, row.districtEn), column: 1 })
    nodes.set(village, { id: village, name: inLocale(locale, row.villageZh, row.villageEn), column: 2 })
    add(city, district, row.netFen)
    add(district, village, row.netFen)
  }
  return nodes.size === 0 ? '' : drawFlow([...nodes.values()], [...links.values()])
}
