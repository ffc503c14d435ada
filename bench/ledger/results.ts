import fs from 'node:fs'
import path from 'node:path'
import { commit, describeMachine, folder } from '../results.ts'
import type { Balances } from './balances.ts'
import type { Chain } from './chain.ts'
import type { Contention } from './contention.ts'
import type { Posting } from './posting.ts'

export type LedgerResults = {
  postings: number
  days: number
  runs: number
  posting: Posting
  contention: Contention
  closeMs: number
  balances: Balances
  chain: Chain
}

const targets = { posting: 0.6, contention: 0.9, balanceMs: 50, chain: 0.5 }
const count = (value: number) => Math.round(value).toLocaleString('en')

/** Prints what was measured and keeps it as `<date>-ledger.json` and `.md`. @returns whether all targets were reached */
export function writeLedgerResults(results: LedgerResults): boolean {
  const { posting, contention, balances, chain } = results
  const group = posting.ways.at(-1)
  const figures = {
    posting: (group?.perSecond ?? 0) / posting.copyPerSecond,
    contention: Math.min(contention.shared, contention.sealing) / contention.own,
    balanceMs: Math.max(balances.p99, balances.openP99),
    chain: chain.again / chain.memory,
    whole: chain.whole / chain.raw,
  }
  const verdicts = [
    [
      'posting beside COPY',
      figures.posting >= targets.posting,
      `${figures.posting.toFixed(2)}, target ≥ ${targets.posting}`,
    ],
    [
      'contended beside uncontended',
      figures.contention >= targets.contention,
      `${figures.contention.toFixed(2)}, target ≥ ${targets.contention}`,
    ],
    [
      'balance at any date, p99',
      figures.balanceMs <= targets.balanceMs,
      `${figures.balanceMs.toFixed(2)} ms, target ≤ ${targets.balanceMs} ms`,
    ],
    [
      'checking the chain again, every byte of it, beside SHA-256 over as many bytes in memory',
      figures.chain >= targets.chain,
      `${figures.chain.toFixed(2)}, target ≥ ${targets.chain}`,
    ],
    [
      'checking every row, beside SHA-256 over the same rows as Postgres hands them out',
      figures.whole >= targets.chain,
      `${figures.whole.toFixed(2)}, target ≥ ${targets.chain}`,
    ],
  ] as const
  const about = { date: new Date().toISOString(), commit: commit(), machine: describeMachine() }
  const lines = [
    '# What the ledger costs',
    '',
    ...Object.entries(about).map(([what, value]) => `- ${what}: ${value}`),
    `- best of ${results.runs} runs; fsync on${posting.noisy ? '; others were busy on this machine' : ''}`,
    '',
    '| what | ratio or time | |',
    '|---|---|---|',
    ...verdicts.map(([what, reached, words]) => `| ${what} | ${words} | ${reached ? 'reached' : 'missed'} |`),
    '',
    '## Posting',
    '',
    'Five postings an entry, 1,000 households, one connection, all indexes, triggers and foreign keys in place.',
    '',
    '| way | postings/s | ratio |',
    '|---|---:|---:|',
    `| COPY, in one transaction or 1,000 entries each | ${count(posting.copyPerSecond)} | 1 |`,
    ...posting.ways.map(
      ({ group, perSecond }) =>
        `| \`postAll\`, ${count(group)} ${group === 1 ? 'entry' : 'entries'} a transaction | ${count(perSecond)} | ${(perSecond / posting.copyPerSecond).toFixed(2)} |`,
    ),
    '',
    `Eight connections, 20 entries a transaction: ${count(contention.own)} postings/s on accounts of their own, ${count(contention.shared)} on the same`,
    `accounts, ${count(contention.sealing)} on the same accounts while the ledger was sealed every second.`,
    '',
    '## Reading',
    '',
    `A ledger of ${count(results.postings)} postings over ${results.days} days, four accounts with a fifth of them each. Closing all days, with their`,
    `balances, and sealing everything took ${(results.closeMs / 1000).toFixed(0)} s. A balance at the end of a random day: p50 ${balances.p50.toFixed(2)} ms, p99 ${balances.p99.toFixed(2)} ms;`,
    `of today, which is open: p99 ${balances.openP99.toFixed(2)} ms.`,
    '',
    `Checking ${count(chain.blocks)} blocks (${count(chain.rowBytes / 1e6)} MB of rows in ${count(chain.pageBytes / 1e6)} MB of pages), in MB of rows a second:`,
    '',
    '| what is read and hashed | MB/s | beside SHA-256 in memory |',
    '|---|---:|---:|',
    ...(
      [
        ['every row: the first check, one a week, and `--whole`', chain.whole],
        ['every row, by plain SHA-256 and nothing else, on as many connections', chain.raw],
        ['every page, after a check that read its rows; rows of pages that changed', chain.again],
        ['nothing: SHA-256 over bytes that are in memory, one core', chain.memory],
      ] as const
    ).map(([what, speed]) => `| ${what} | ${count(speed)} | ${(speed / chain.memory).toFixed(2)} |`),
    '',
  ]
  const file = path.join(folder, `${about.date.slice(0, 10)}-ledger`)
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(`${file}.json`, `${JSON.stringify({ ...about, ...results, figures, targets }, null, 2)}\n`)
  fs.writeFileSync(`${file}.md`, lines.join('\n'))
  process.stdout.write(lines.join('\n'))
  return verdicts.every(([, reached]) => reached)
}
