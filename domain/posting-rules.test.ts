import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { type AccountRef, accounts } from './ledger-accounts.ts'
import { type Fen, parseYuan } from './money.ts'
import {
  confirmationRule,
  type PartyShare,
  type Posting,
  refundPaidRule,
  returnableRule,
  reversalRule,
  saleRule,
  unmatchedRule,
} from './posting-rules.ts'

/** The worked examples of docs/ledger.md: what is written there is what the rules must give. */
const page = readFileSync(new URL('../docs/ledger.md', import.meta.url), 'utf8')
const fenOf = (yuan = '') => (yuan === '' ? 0n : (parseYuan(yuan) ?? -1n))

/** The rows of the first table after a text, each as its cells. */
function tableAfter(text: string): string[][] {
  const rest = page.slice(page.indexOf(text) + text.length)
  const table = /(?:^\|.*\n)+/m.exec(rest)?.[0] ?? ''
  const rows = table.trim().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

/** A worked entry as fen by account code, debit positive. */
const worked = (heading: string): Record<string, Fen> =>
  Object.fromEntries(
    tableAfter(`### ${heading}\n`).map(([code, debit, credit]) => [code, fenOf(debit) - fenOf(credit)]),
  )

const byAccount = (postings: readonly Posting[]) =>
  Object.fromEntries(postings.map(({ account, fen }) => [account.code, fen]))

const line = { orderLineId: 'l1', agreementVersionId: 'v2' }
const parties: AccountRef[] = [
  accounts.householdProvisional('H'),
  accounts.producer('P'),
  accounts.logistics,
  accounts.platform,
]
const bps = new Map(tableAfter('One Luhua chicken').map(([code = '', share]) => [code, Number(share)]))

function divide(price: Fen): PartyShare[] {
  const parts = allocate(
    price,
    parties.map(({ code }) => ({ key: code, bps: bps.get(code) ?? 0 })),
  )
  return parties.map((account) => ({ ...line, account, fen: parts.get(account.code) ?? 0n }))
}

const bird = 9_800n
const sale = saleRule('cashier', divide(bird))
const confirmation = confirmationRule([{ ...line, householdId: 'H', fen: 7_448n }])

/** What every party's account holds of the order after the given entries. */
function balancesAfter(...entries: Posting[][]): Posting[] {
  const sums = new Map<string, Posting>()
  for (const posting of entries.flat()) {
    if (posting.account.code.startsWith('provider:')) continue
    const before = sums.get(posting.account.code)
    sums.set(posting.account.code, { ...posting, fen: posting.fen + (before?.fen ?? 0n) })
  }
  return [...sums.values()]
}

const examples: Record<string, Posting[]> = {
  Sale: sale,
  Confirmation: confirmation,
  'Refund before completion': reversalRule(balancesAfter(sale)),
  'Refund after completion': reversalRule(balancesAfter(sale, confirmation)),
  'Refund paid': refundPaidRule('cashier', bird),
  'Late payment': returnableRule('cashier', bird),
  'Surplus payment': returnableRule('cashier', bird),
  'Unmatched payment': unmatchedRule('cashier', 9_700n),
}

describe('the worked entries of docs/ledger.md', () => {
  test.each(Object.entries(examples))('%s', (heading, postings) => {
    expect(byAccount(postings)).toEqual(worked(heading))
    expect(postings.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n)
  })

  test('every worked entry of the page is tried', () => {
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(Object.keys(examples))
  })

  test.each([
    ['One Luhua chicken', bird],
    ['A price that does not divide', 4_690n],
  ])('%s', (text, price) => {
    const shares = divide(price).map(({ account, fen }) => [account.code, fen])
    expect(Object.fromEntries(shares)).toEqual(
      Object.fromEntries(tableAfter(text).map(([code, , yuan]) => [code, fenOf(yuan)])),
    )
  })

  test('every account of the chart is on the page', () => {
    const codes = tableAfter('## Chart of accounts').map(([code]) => code)
    expect(codes).toEqual([
      accounts.provider('<name>').code,
      accounts.householdProvisional('<id>').code,
      accounts.householdConfirmed('<id>').code,
      accounts.producer('<id>').code,
      accounts.logistics.code,
      accounts.platform.code,
      accounts.refunds.code,
      accounts.suspense.code,
    ])
  })
})

test('a share of nothing makes no posting', () => {
  const nothing = { ...line, account: accounts.householdProvisional('H'), fen: 0n }
  expect(saleRule('cashier', [nothing, { ...line, account: accounts.platform, fen: bird }])).toHaveLength(2)
  expect(confirmationRule([{ ...line, householdId: 'H', fen: 0n }])).toEqual([])
})
