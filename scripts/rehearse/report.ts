import { formatYuan } from '#domain/money.ts'
import type { Report } from '#server/reconcile/reconcile.ts'
import type { Sum } from './evidence.ts'
import { storyTime } from './live-table.ts'
import type { Options } from './options.ts'
import type { PlannedOrder, Story } from './plan.ts'
import type { Played } from './play.ts'
import { reportStyle } from './report-style.ts'
import { salesChart } from './sales-chart.ts'
import type { ShopFacts } from './shop-facts.ts'

type Rehearsal = {
  options: Options
  day: readonly PlannedOrder[]
  facts: ShopFacts
  played: Played
  sums: readonly Sum[]
  report: Report
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string | number) => String(value).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  numeric: readonly number[] = [],
): string {
  const cell = (tag: string) => (value: string | number, at: number) =>
    `<${tag}${numeric.includes(at) ? ' class="number"' : ''}>${text(value)}</${tag}>`
  const body = rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('\n')
  return `<div class="scroll"><table><thead><tr>${head.map(cell('th')).join('')}</tr></thead><tbody>${body}</tbody></table></div>`
}

const mark = (ok: boolean) => (ok ? 'agrees' : 'DIFFERS')

const stories: Record<Story, string> = {
  pays: 'pays at once',
  fails_then_pays: 'payment fails, pays again',
  comes_back: 'comes back later and pays',
  fails_then_cancels: 'payment fails, cancels',
  abandons: 'leaves the cashier, cancels',
  is_refunded: 'pays, asks for the money back',
}

function storyTable({ day, played }: Rehearsal): string {
  const rows = Object.entries(stories).map(([story, words]) => {
    const planned = day.filter((order) => order.story === story)
    const ended = played.notes.filter(({ order }) => order.story === story).map(({ state }) => state)
    const states = [...new Set(ended)].map((state) => `${ended.filter((s) => s === state).length} ${state}`)
    return [words, planned.length, planned.reduce((sum, { quantity }) => sum + quantity, 0), states.join(', ')]
  })
  return table(['what the buyer does', 'orders', 'birds', 'acknowledged'], rows, [1, 2])
}

const fact = (name: string, value: string) => `<div><dt>${text(name)}</dt><dd>${text(value)}</dd></div>`

function facts({ options, day, played }: Rehearsal): string {
  const habits = (pick: (order: PlannedOrder) => boolean) => String(day.filter(pick).length)
  return `<dl class="facts">${[
    fact('speed asked for', `${options.speed} ×`),
    fact(
      'took',
      `${played.seconds.toFixed(1)} s, of which the story waited ${played.waitedSeconds.toFixed(1)} s for the shop`,
    ),
    fact('requests tried again', `${played.line.retries} (${played.line.serverErrors} answers of 500 and above)`),
    fact(
      'forms sent twice at once',
      habits(({ doubleTap }) => doubleTap),
    ),
    fact(
      'payments told twice',
      habits(({ toldTwice }) => toldTwice),
    ),
    fact('viewers', `${options.viewers}, ${played.room.reconnects} came back after a cut`),
    fact('chat messages', String(played.room.chats)),
    fact('seed of the day', options.seed),
  ].join('')}</dl>`
}

/** The rehearsal as one page that needs nothing else. */
export function renderReport(rehearsal: Rehearsal): string {
  const { played, sums, report } = rehearsal
  const wrong = sums.filter(({ ok }) => !ok).length
  const breached = report.findings.filter(({ breaches }) => breaches > 0).length
  const passed = wrong + breached + played.failures.length === 0
  const verdict = passed
    ? `Passed: ${sums.length} sums agree, ${report.findings.length} invariants hold.`
    : `Failed: ${wrong} sums differ, ${breached} invariants are breached, ${played.failures.length} orders went wrong.`
  const readings = played.readings.map(({ minute, netFen, grossFen }) => [
    storyTime(minute),
    formatYuan(netFen),
    formatYuan(grossFen),
  ])
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rehearsal of 28 August · 芦花集 Reedflower</title><style>${reportStyle}</style></head><body><main>
<header><p class="brand">芦花集 Reedflower</p><h1>Rehearsal of 28 August</h1>
<p class="soft">Run on ${text(new Date().toISOString().slice(0, 16).replace('T', ' '))} UTC against ${text(rehearsal.options.url)}</p>
<p class="verdict ${passed ? 'good' : 'bad'}" role="status">${text(verdict)}</p></header>
<section><h2>Sales</h2><div class="scroll">${salesChart(played.notes)}</div></section>
<section><h2>What was expected and what was found</h2>
${table(
  ['', 'expected', 'found', ''],
  sums.map(({ what, expected, found, ok }) => [what, expected, found, mark(ok)]),
  [1, 2],
)}</section>
${played.failures.length > 0 ? `<section><h2>What went wrong</h2><ul>${played.failures.map((failure) => `<li>${text(failure)}</li>`).join('')}</ul></section>` : ''}
<section><h2>The buyers</h2>${storyTable(rehearsal)}</section>
<section><h2>The coordinator’s figures</h2><p class="soft">Provisional income of Fengdu, read whenever the desk’s own stream said that it had moved (${played.notices} times).</p>
${table(['story time', 'net, yuan', 'gross, yuan'], readings, [1, 2])}</section>
<section><h2>The run</h2>${facts(rehearsal)}</section>
<section><h2>Invariants</h2>${table(
    ['', 'what must be true', ''],
    report.findings.map(({ name, describe, breaches }) => [
      name,
      describe,
      breaches === 0 ? 'holds' : `${breaches} BREACHED`,
    ]),
  )}</section>
</main></body></html>
`
}
