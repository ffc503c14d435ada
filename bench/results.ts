import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Load, Measurement } from './measure.ts'

type Outcome = {
  /** Slowest way first; the last is ours, the one before it what ours is compared with. */
  results: { name: string; result: Measurement }[]
  load: Load
  database: { fsync: string; commit: string; version: string } | undefined
  target: { perSecond: number; ratio: number }
}

export const folder = path.join(import.meta.dirname, 'results')

export function describeMachine(): string {
  const cpus = os.cpus()
  return `${cpus.length} × ${cpus[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}`
}

export const commit = () => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

/**
 * Prints the table and keeps it as `<date>-place-order.json` and `.md`. Figures of a shared machine are noisy: the
 * ratios within one run are what can be compared between runs.
 * @returns whether the target was reached
 */
export function writeResults({ results, load, database, target }: Outcome): boolean {
  const base = results.at(-2)?.result.perSecond ?? Number.NaN
  const own = results.at(-1)?.result.perSecond ?? 0
  const reached = own >= target.perSecond || own / base >= target.ratio
  const rows = results.map(({ name, result: { perSecond, p50, p99, noisy } }) => ({
    name,
    ordersPerSecond: Math.round(perSecond),
    ratio: Number((perSecond / base).toFixed(2)),
    p50Ms: Number(p50.toFixed(2)),
    p99Ms: Number(p99.toFixed(2)),
    noisy,
  }))
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    database: `Postgres ${database?.version}, fsync ${database?.fsync}, synchronous_commit ${database?.commit}`,
    load: `${load.clients} clients, one product, best of ${load.runs} runs of ${load.seconds} s`,
  }
  const verdict = `Target: ≥ ${target.perSecond.toLocaleString('en')} orders/s or ≥ ${target.ratio} × the CTE: ${reached ? 'reached' : 'missed'}.`
  const table = rows.map(
    (r) =>
      `| ${r.name} | ${r.ordersPerSecond.toLocaleString('en')} | ${r.ratio} × | ${r.p50Ms} | ${r.p99Ms} | ${r.noisy ? 'yes' : 'no'} |`,
  )
  const lines = [
    '# Placing orders on one product',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    '| way | orders/s | ratio | p50 ms | p99 ms | others were busy |',
    '|---|---:|---:|---:|---:|---|',
    ...table,
    '',
    verdict,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-place-order`)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, rows, target, reached }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  process.stdout.write(lines.join('\n'))
  return reached
}
