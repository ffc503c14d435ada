import fs from 'node:fs'
import path from 'node:path'
import { commit, describeMachine, folder } from '../results.ts'

export type Timing = { name: string; hits: number; p50: number; p95: number; waits: number[] }

type Outcome = {
  /** One a query. */
  searched: Timing[]
  /** Reads as many cards by their keys. */
  compared: Timing
  documents: number
  indexedMs: number
  load: { rounds: number; runs: number }
  /** Others used the machine. */
  noisy: boolean
  /** ms */
  target: number
}

const at = (sorted: number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
const short = (ms: number) => Number(ms.toFixed(2))

/** @param waits ms */
export function timing(name: string, waits: number[], hits: number): Timing {
  const sorted = waits.toSorted((a, b) => a - b)
  return { name, hits, p50: at(sorted, 0.5), p95: at(sorted, 0.95), waits: sorted }
}

/** All queries as one. */
export const together = (timings: Timing[]): Timing =>
  timing(
    'all',
    timings.flatMap(({ waits }) => waits),
    0,
  )

/** Prints the table and keeps it as `<date>-search.json` and `.md`. @returns whether the target was reached */
export function writeSearchResults({
  searched,
  compared,
  documents,
  indexedMs,
  load,
  noisy,
  target,
}: Outcome): boolean {
  const all = together(searched)
  const reached = all.p95 <= target
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    catalogue: `${documents.toLocaleString('en')} products, indexed in ${Math.round(indexedMs / 1000)} s`,
    load: `one client, ${searched.length} queries in ${load.rounds} rounds, best of ${load.runs} runs; time as the shop waits for it, facets and count included`,
    'others were busy': noisy ? 'yes' : 'no',
  }
  const row = ({ name, hits, p50, p95 }: Timing) => ({ name, hits, p50Ms: short(p50), p95Ms: short(p95) })
  const rows = searched.toSorted((a, b) => b.p95 - a.p95).map(row)
  const sums = {
    p50Ms: short(all.p50),
    p95Ms: short(all.p95),
    bareP50Ms: short(compared.p50),
    bareP95Ms: short(compared.p95),
  }
  const ratio = Number((all.p50 / compared.p50).toFixed(1))
  const lines = [
    '# Searching 100,000 products in Postgres',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    `All queries: p50 ${sums.p50Ms} ms, p95 ${sums.p95Ms} ms. Reading 24 cards by their keys in the same run: p50 ${sums.bareP50Ms} ms,`,
    `p95 ${sums.bareP95Ms} ms. Ratio of the medians: ${ratio}.`,
    '',
    '| query | hits | p50 ms | p95 ms |',
    '|---|---:|---:|---:|',
    ...rows.map(({ name, hits, p50Ms, p95Ms }) => `| ${name} | ${hits.toLocaleString('en')} | ${p50Ms} | ${p95Ms} |`),
    '',
    `Target: p95 ≤ ${target} ms: ${reached ? 'reached' : 'missed'}.`,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-search`)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, ...sums, ratio, rows, target, reached }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  process.stdout.write(lines.join('\n'))
  return reached
}
