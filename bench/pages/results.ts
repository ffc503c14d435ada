import fs from 'node:fs'
import path from 'node:path'
import type { Load, Measurement } from '../measure.ts'
import { commit, describeMachine, folder } from '../results.ts'

export type PagesResult = {
  name: string
  /** What shop ÷ bare must reach. */
  target: number
  /** How many addresses were asked for in turn. */
  addresses: number
  bare: Measurement
  /** For anonymous readers, who share a rendering for a second. */
  shop: Measurement
  /** For people with a cookie, to whom every page is rendered anew. */
  rendered: Measurement
}

/** Prints the table and keeps it as `<date>-pages.json` and `.md`. @returns whether every target was reached */
export function writePagesResults(results: PagesResult[], load: Load): boolean {
  const rows = results.map(({ name, target, addresses, bare, shop, rendered }) => ({
    name,
    addresses,
    barePerSecond: Math.round(bare.perSecond),
    shopPerSecond: Math.round(shop.perSecond),
    ratio: Number((shop.perSecond / bare.perSecond).toFixed(2)),
    target,
    p50Ms: Number(shop.p50.toFixed(2)),
    p99Ms: Number(shop.p99.toFixed(2)),
    renderedPerSecond: Math.round(rendered.perSecond),
    noisy: bare.noisy || shop.noisy || rendered.noisy,
  }))
  const reached = rows.every(({ ratio, target }) => ratio >= target)
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    load: `${load.clients} connections, best of ${load.runs} runs of ${load.seconds} s; Postgres and the load on the same machine`,
  }
  const table = rows.map(
    (r) =>
      `| ${r.name} | ${r.addresses} | ${r.barePerSecond.toLocaleString('en')} | ${r.shopPerSecond.toLocaleString('en')} | ${r.ratio} × | ≥ ${r.target} | ${r.p50Ms} | ${r.p99Ms} | ${r.renderedPerSecond.toLocaleString('en')} | ${r.noisy ? 'yes' : 'no'} |`,
  )
  const lines = [
    '# Pages per second',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    'bare: a Node server that makes one query and sends the same bytes. shop: the whole server, anonymous readers, pages at most a second old. rendered: the same',
    'for people with a cookie, who share nothing.',
    '',
    '| page | addresses | bare/s | shop/s | ratio | target | p50 ms | p99 ms | rendered/s | others were busy |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---|',
    ...table,
    '',
    `Targets: ${reached ? 'reached' : 'missed'}.`,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-pages`)
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, rows, reached }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  process.stdout.write(lines.join('\n'))
  return reached
}
