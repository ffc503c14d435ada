import fs from 'node:fs'
import path from 'node:path'
import { commit, describeMachine, folder } from '../results.ts'
import { drawVideoChart } from './chart.ts'
import { percentile } from './checkouts.ts'
import type { Usage } from './usage.ts'
import type { Watched } from './viewers.ts'

export type ServingRow = {
  kind: 'hls' | 'push'
  /** The product, or the least a server can do. */
  ours: boolean
  /** Of a core. */
  share: number
  viewersShare: number
  loop: Usage['loop']
  rss: number
  watched: Watched
  noisy: boolean
}

/** Checkouts of one stretch: how long each took, ms. */
export type CheckoutLeg = { name: string; waits: number[]; used: Usage }

type Load = { SECONDS: number; ROUNDS: number; BITS_PER_SECOND: number; CHECKOUTS_PER_SECOND: number }
type Outcome = { serving: ServingRow[]; legs: CheckoutLeg[]; load: Load }

/** Share of a core, and how much longer the slowest hundredth of checkouts may take. */
export const GOALS = { hls: 0.3, push: 0.4, rise: 1.1 }

const NAMES = { hls: 'low-latency HLS', push: 'push' }
const round = (value: number, digits = 1) => Number(value.toFixed(digits))

function servingRow({ kind, ours, share, viewersShare, loop, rss, watched, noisy }: ServingRow, all: ServingRow[]) {
  const least = all.find((other) => other.kind === kind && !other.ours)?.share ?? Number.NaN
  return {
    name: `${NAMES[kind]}, ${ours ? 'product' : 'bare server'}`,
    ...{ kind, ours, viewers: watched.viewers },
    percentOfCore: round(share * 100),
    ratio: round(share / least, 2),
    percentOfCoreViewers: round(viewersShare * 100),
    loopP99Ms: round(loop.p99),
    memoryMb: Math.round(rss / 2 ** 20),
    megabytes: Math.round(watched.bytes / 1e6),
    ...{ parts: watched.parts, missed: watched.missed, disordered: watched.disordered, strange: watched.strange },
    ...{ refused: watched.refused, lost: watched.lost },
    noisy,
  }
}

/** Middle of the rounds' 99th percentiles: a round in which the machine was busy otherwise does not decide. */
function p99Of(legs: CheckoutLeg[], name: string) {
  const p99OfRounds = legs.filter((leg) => leg.name === name).map(({ waits }) => percentile(waits, 0.99))
  return { p99: percentile(p99OfRounds, 0.5), p99OfRounds }
}

function checkoutRow(name: string, legs: CheckoutLeg[]) {
  const alone = p99Of(legs, 'alone').p99
  const own = legs.filter((leg) => leg.name === name)
  const waits = own.flatMap((leg) => leg.waits)
  const { p99, p99OfRounds } = p99Of(legs, name)
  return {
    name,
    checkouts: waits.length,
    p50Ms: round(percentile(waits, 0.5)),
    p95Ms: round(percentile(waits, 0.95)),
    p99Ms: round(p99),
    ratio: round(p99 / alone, 2),
    besideBare: name in NAMES ? round(p99 / p99Of(legs, `bare ${name}`).p99, 2) : null,
    p99OfRounds: p99OfRounds.map((wait) => round(wait)),
    loopP99Ms: round(Math.max(...own.map(({ used }) => used.loop.p99))),
  }
}

/** Prints the tables and keeps them as `<date>-live-video.json`, `.md` and `.svg`. @returns whether every goal was reached */
export function writeVideoResults({ serving, legs, load }: Outcome): boolean {
  const rows = serving.map((row) => servingRow(row, serving))
  const checkouts = [...new Set(legs.map(({ name }) => name))].map((name) => checkoutRow(name, legs))
  const whole = rows.every((row) => row.missed + row.disordered + row.strange + row.refused + row.lost === 0)
  const cheap = rows.every(({ kind, ours, percentOfCore }) => !ours || percentOfCore < GOALS[kind] * 100)
  const swift = checkouts.every(({ name, ratio }) => !(name in NAMES) || ratio <= GOALS.rise)
  const reached = whole && cheap && swift
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    load: `${load.BITS_PER_SECOND / 1e6} Mbit/s, ${load.SECONDS} s each; viewers, publisher, buyers and Postgres on the same machine, viewers only when nobody else wants the processor`,
    checkouts: `${load.CHECKOUTS_PER_SECOND} a second over HTTP, ${load.ROUNDS} rounds; p99 is the middle of the rounds' p99`,
  }
  const answers = [
    `Every part at every viewer, in order, byte for byte: ${whole ? 'yes' : 'no'}.`,
    `Goals: ${GOALS.hls * 100}% of a core by HLS and ${GOALS.push * 100}% by push: ${cheap ? 'reached' : 'missed'};`,
    `checkout p99 at most ${GOALS.rise} × alone: ${swift ? 'reached' : 'missed'}.`,
  ]
  const lines = [
    '# Carrying a live picture',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    'bare server: hands the same number of bytes to the same viewers, and does nothing else.',
    '',
    '| server | viewers | % of a core | ratio | % of a core, viewers | parts | missed | out of order | wrong bytes | refused | lost viewers | MB | loop p99 ms | memory MB | others were busy |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|',
    ...rows.map(
      (r) =>
        `| ${r.name} | ${r.viewers.toLocaleString('en')} | ${r.percentOfCore} | ${r.ratio} × | ${r.percentOfCoreViewers} | ${r.parts.toLocaleString('en')} | ${r.missed} | ${r.disordered} | ${r.strange} | ${r.refused} | ${r.lost} | ${r.megabytes.toLocaleString('en')} | ${r.loopP99Ms} | ${r.memoryMb} | ${r.noisy ? 'yes' : 'no'} |`,
    ),
    '',
    '## Checkouts meanwhile',
    '',
    'alone: nobody publishes or watches. bare: the same viewers watch a bare server beside the product, which shows what the viewers take from the machine.',
    '',
    '| while | checkouts | p50 ms | p95 ms | p99 ms | ratio | beside bare | p99 of each round | loop p99 ms |',
    '|---|---:|---:|---:|---:|---:|---:|---|---:|',
    ...checkouts.map(
      (r) =>
        `| ${r.name} | ${r.checkouts.toLocaleString('en')} | ${r.p50Ms} | ${r.p95Ms} | ${r.p99Ms} | ${r.ratio} × | ${r.besideBare === null ? '' : `${r.besideBare} ×`} | ${r.p99OfRounds.join(', ')} | ${r.loopP99Ms} |`,
    ),
    '',
    ...answers,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-live-video`)
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, rows, checkouts, goals: GOALS, reached }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  fs.writeFileSync(`${file}.svg`, drawVideoChart({ rows, checkouts }))
  process.stdout.write(lines.join('\n'))
  return reached
}
