import fs from 'node:fs'
import path from 'node:path'
import { commit, describeMachine, folder } from '../results.ts'
import type { Vitals } from './watch.ts'

export type VitalsRow = Vitals & { name: string }
/** Bytes, compressed by gzip. */
export type Weight = { htmlAndCss: number; scripts: number; fonts: number }

const targets = {
  largestPaint: 2_000,
  shift: 0.02,
  slowestInteraction: 200,
  htmlAndCss: 40_000,
  scripts: 15_000,
  fonts: 0,
}

/** Prints the table and keeps it as `<date>-vitals.json` and `.md`. @returns whether every target was reached */
export function writeVitalsResults(pages: VitalsRow[], weight: Weight, runs: number): boolean {
  const rows = pages.map((row) => ({
    name: row.name,
    largestPaintMs: Math.round(row.largestPaint),
    shift: Number(row.shift.toFixed(4)),
    slowestInteractionMs: Math.round(row.slowestInteraction),
    reached:
      row.largestPaint <= targets.largestPaint &&
      row.shift <= targets.shift &&
      row.slowestInteraction <= targets.slowestInteraction,
  }))
  const light = weight.htmlAndCss <= targets.htmlAndCss && weight.scripts <= targets.scripts && weight.fonts === 0
  const reached = light && rows.every((row) => row.reached)
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    browser: 'Chromium, 390 × 844, 1.6 Mbps, 300 ms, CPU six times slower, empty cache',
    visits: `the middle one of ${runs}`,
  }
  const lines = [
    '# How pages feel on an old phone',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    '| page | largest paint ms | layout shift | slowest interaction ms | reached |',
    '|---|---:|---:|---:|---|',
    ...rows.map(
      (r) =>
        `| ${r.name} | ${r.largestPaintMs} | ${r.shift} | ${r.slowestInteractionMs} | ${r.reached ? 'yes' : 'no'} |`,
    ),
    `| target | ≤ ${targets.largestPaint} | ≤ ${targets.shift} | ≤ ${targets.slowestInteraction} | |`,
    '',
    `Product page, gzip: HTML and CSS ${weight.htmlAndCss} bytes (≤ ${targets.htmlAndCss}), scripts ${weight.scripts} (≤ ${targets.scripts}), web fonts ${weight.fonts}.`,
    '',
    `Targets: ${reached ? 'reached' : 'missed'}.`,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-vitals`)
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, rows, weight, targets, reached }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  process.stdout.write(lines.join('\n'))
  return reached
}
