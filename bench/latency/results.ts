import fs from 'node:fs'
import path from 'node:path'
import { CAMERA } from '#test/media/time-code-camera.ts'
import { commit, describeMachine, folder } from '../results.ts'
import { drawLatencyChart } from './chart.ts'

/** Ages of the frames that were seen, in ms, in the order in which they were seen, one list a second. */
export type Series = { name: 'push' | 'low-latency HLS' | 'WebRTC in one page'; seconds: number[][]; noisy: boolean }
/** How long somebody waited for the first frame, ms: since the player asked, and since the page was opened. */
export type Joins = { asked: number[]; opened: number[] }

/** How long after a cut of the camera's line a viewer saw it again, ms. */
export type Resumed = { name: 'push' | 'low-latency HLS'; ms: number[] }
type Outcome = { series: Series[]; joins: Joins; resumed: Resumed[]; seconds: number }

/** ms */
export const GOALS = { push: 800, 'low-latency HLS': 1_500, join: 500, resume: 3_000 } as const

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Prints the table and keeps it as `<date>-live-latency.json`, `.md` and `.svg`. @returns whether every goal was reached */
export function writeLatencyResults({ series, joins, resumed, seconds }: Outcome): boolean {
  const least = percentile(series.find(({ name }) => name === 'WebRTC in one page')?.seconds.flat() ?? [], 0.5)
  const rows = series.map(({ name, seconds, noisy }) => {
    const ages = seconds.flat()
    const p50Ms = percentile(ages, 0.5)
    const goalMs = name === 'WebRTC in one page' ? null : GOALS[name]
    const p95Ms = percentile(ages, 0.95)
    return {
      name,
      frames: ages.length,
      p50Ms,
      p95Ms,
      mostMs: percentile(ages, 1),
      ratio: Number((p50Ms / least).toFixed(1)),
      goalMs,
      reached: goalMs === null || p95Ms <= goalMs,
      noisy,
    }
  })
  const join = {
    joins: joins.asked.length,
    p50Ms: Math.round(percentile(joins.asked, 0.5)),
    p95Ms: Math.round(percentile(joins.asked, 0.95)),
    openedP50Ms: Math.round(percentile(joins.opened, 0.5)),
    goalMs: GOALS.join,
    reached: percentile(joins.asked, 0.95) <= GOALS.join,
  }
  const resumes = resumed.map(({ name, ms }) => ({ name, ms, reached: Math.max(...ms) <= GOALS.resume }))
  const reached = [join, ...rows, ...resumes].every((figure) => figure.reached)
  const about = {
    date: new Date().toISOString(),
    commit: commit(),
    machine: describeMachine(),
    load: `${seconds} s; a camera of ${CAMERA.width} × ${CAMERA.height} at ${CAMERA.framesPerSecond} frames a second in Chromium's studio, one viewer by push and one by HLS, all on this machine`,
  }
  const lines = [
    '# From the camera to the viewer',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    '',
    'Each frame carries the clock; a viewer’s page reads it as the frame is shown. WebRTC in one page: the same camera, encoded and decoded without a server.',
    '',
    '| way | frames | p50 ms | p95 ms | most ms | ratio | goal, p95 | reached | others were busy |',
    '|---|---:|---:|---:|---:|---:|---:|---|---|',
    ...rows.map(
      (r) =>
        `| ${r.name} | ${r.frames} | ${r.p50Ms} | ${r.p95Ms} | ${r.mostMs} | ${r.ratio} × | ${r.goalMs === null ? '' : `≤ ${r.goalMs}`} | ${r.goalMs === null ? '' : r.reached ? 'yes' : 'no'} | ${r.noisy ? 'yes' : 'no'} |`,
    ),
    '',
    `Joining by push, ${join.joins} times: the first frame ${join.p50Ms} ms (p50) and ${join.p95Ms} ms (p95, goal ≤ ${join.goalMs}: ${join.reached ? 'reached' : 'missed'}) after the player asks, ${join.openedP50Ms} ms (p50) after the page is opened.`,
    '',
    ...resumes.map(
      ({ name, ms, reached }) =>
        `After the camera's line was cut for ten seconds, by ${name}: seen again after ${ms.join(', ')} ms (goal, each ≤ ${GOALS.resume}: ${reached ? 'reached' : 'missed'}).`,
    ),
    '',
    `Goals: ${reached ? 'reached' : 'missed'}.`,
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-live-latency`)
  fs.writeFileSync(
    `${file}.json`,
    `${JSON.stringify({ ...about, rows, join, resumes, goals: GOALS, reached }, null, 2)}\n`,
  )
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  fs.writeFileSync(`${file}.svg`, drawLatencyChart(series))
  process.stdout.write(lines.join('\n'))
  return reached
}
