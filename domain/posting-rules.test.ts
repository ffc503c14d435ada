import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allocate, takeProportionally } from './allocate.ts'
import { type AccountRef, accounts, isPartyAccount } from './ledger-accounts.ts'
import { type Fen, parseYuan } from './money.ts'
import { advanceGivenRule, fundSetUpRule, grantGivenRule } from './posting/aid.ts'
import { hardshipRule, payoutFailedRule, payoutProvenRule, payoutReturnedRule, payoutRule } from './posting/payouts.ts'
import { periodIncomePaidRule, periodIncomeReversedRule, periodIncomeRule } from './posting/period.ts'
import {
  chargebackRule,
  confirmationRule,
  depositRule,
  disputeOpenedRule,
  disputeWonRule,
  type EntryKind,
  entryKinds,
  type PartyShare,
  type Posting,
  providerFeeRule,
  providerPayoutRule,
  refundByBankRule,
  refundByHandRule,
  refundPaidRule,
  refundReturnedRule,
  returnableRule,
  reversalRule,
  saleRule,
  unmatchedChargedBackRule,
  unmatchedReturnedRule,
  unmatchedRule,
  unowedRefundRule,
} from './posting-rules.ts'

/** The worked examples of docs/ledger.md: what is written there is what the rules must give. */
const page = readFileSync(new URL('../docs/ledger.md', import.meta.url), 'utf8')
const fenOf = (yuan = '') => (yuan === '' ? 0n : (parseYuan(yuan.replaceAll(',', '')) ?? -1n))

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
const sale = saleRule('cashier', divide(bird), 0n)
const discounted = saleRule(
  'cashier',
  [
    ...divide(bird),
    { orderLineId: 'l1', account: accounts.freight, fen: 800n },
    { orderLineId: 'l1', account: accounts.districtCoupons('500230'), fen: -1_000n },
  ],
  0n,
)
const deposit = depositRule('cashier', 1_960n)
const confirmation = confirmationRule([{ ...line, householdId: 'H', fen: 7_448n }])

/** What every party's account holds of the order after the given entries, in the order of the codes. */
function balancesAfter(...entries: Posting[][]): Posting[] {
  const sums = new Map<string, Posting>()
  for (const posting of entries.flat()) {
    if (!isPartyAccount(posting.account.code)) continue
    const before = sums.get(posting.account.code)
    sums.set(posting.account.code, { ...posting, fen: posting.fen + (before?.fen ?? 0n) })
  }
  return [...sums.values()].sort((a, b) => (a.account.code < b.account.code ? -1 : 1))
}

const goodsOf = (balances: readonly Posting[]) =>
  balances.filter(({ account }) => account.code !== accounts.freight.code)

/** The parts of the parties' balances that go back for a part of the price, in proportion; who bore a discount gets theirs. */
function partOf(balances: readonly Posting[], total: Fen): Posting[] {
  const net = -balances.reduce((sum, { fen }) => sum + fen, 0n)
  const borne = balances.map(({ fen }) => (fen > 0n ? (fen * total) / net : 0n))
  const parts = takeProportionally(
    borne.reduce((sum, fen) => sum + fen, total),
    balances.map(({ fen }) => (fen < 0n ? -fen : 0n)),
  )
  return balances.map((balance, index) => ({ ...balance, fen: (borne[index] ?? 0n) - (parts[index] ?? 0n) }))
}

const spoiled = 3_333n
const allowance = reversalRule(partOf(balancesAfter(sale), spoiled))
const share = (fen: Fen) => ({ householdId: 'H', fen })
const latePart = reversalRule(partOf(balancesAfter(sale, confirmation), spoiled))
/** What the household gave back in an entry. */
const keptOf = (postings: readonly Posting[]): Fen =>
  postings.find(({ account }) => account.householdId === 'H')?.fen ?? 0n
const wages = [{ ...share(260_000n), agreementVersionId: 'v1' }]

const examples: Record<string, [EntryKind, Posting[]]> = {
  Sale: ['sale', sale],
  'Sale with freight and a discount of the district': ['sale', discounted],
  Deposit: ['deposit', deposit],
  Balance: ['sale', saleRule('cashier', divide(bird), 1_960n)],
  'Deposit returned': ['reversal', reversalRule(balancesAfter(deposit))],
  Confirmation: ['confirmation', confirmation],
  'Refund before confirmation': ['reversal', reversalRule(balancesAfter(sale))],
  'Refund after confirmation': ['reversal', reversalRule(balancesAfter(sale, confirmation))],
  'Refund of a part': ['reversal', allowance],
  'Refund of a part of a discounted price': [
    'reversal',
    reversalRule(partOf(goodsOf(balancesAfter(discounted)), 4_400n)),
  ],
  'Refund of the rest': ['reversal', reversalRule(balancesAfter(sale, allowance))],
  'Refund paid': ['refund_paid', refundPaidRule('cashier', bird, 'CNY')],
  'Refund sent back': ['refund_returned', refundReturnedRule('cashier', bird, 'CNY')],
  'Refund by hand': ['refund_by_hand', refundByHandRule(bird)],
  'Late payment': ['late_payment', returnableRule('cashier', bird)],
  'Surplus payment': ['surplus_payment', returnableRule('cashier', bird)],
  'Unmatched payment': ['unmatched_payment', unmatchedRule('cashier', 9_700n, 'CNY')],
  'Unmatched payment in another currency': ['unmatched_payment', unmatchedRule('stripe', 1_400n, 'USD')],
  'Unmatched payment returned': ['unmatched_returned', unmatchedReturnedRule(9_700n, 'CNY')],
  'Dispute opened': ['dispute_opened', disputeOpenedRule('cashier', bird, 'CNY')],
  'Dispute won': ['dispute_won', disputeWonRule('cashier', bird, 'CNY')],
  'Dispute lost': ['chargeback', chargebackRule(balancesAfter(sale), bird, 'CNY')],
  'Dispute lost after a part was refunded': ['chargeback', chargebackRule(balancesAfter(sale, allowance), bird, 'CNY')],
  'Dispute lost while a refund was owed': ['refund_by_bank', refundByBankRule(bird, 'CNY')],
  'Dispute of unmatched money lost': ['unmatched_returned', unmatchedChargedBackRule(9_700n, 'CNY')],
  'Refund that nothing owed': ['unowed_refund', unowedRefundRule('cashier', bird)],
  'Fee of a provider': ['provider_fee', providerFeeRule('cashier', 59n)],
  'Fee given back': ['provider_fee', providerFeeRule('cashier', -59n)],
  'Provider’s payout': ['provider_payout', providerPayoutRule('cashier', 9_741n)],
  'Payout to a household': ['payout', payoutRule([share(7_448n)])],
  'Payout that repays an advance': ['payout', payoutRule([share(7_448n)], [share(460n)])],
  'Payout proven': ['payout_proven', payoutProvenRule(7_448n)],
  'Payout failed': ['payout_failed', payoutFailedRule([share(7_448n)])],
  'Payout sent back': ['payout_returned', payoutReturnedRule([share(7_448n)], [share(460n)])],
  'Refund of a part after the payout': ['reversal', latePart],
  'Dispute lost after the payout': ['chargeback', chargebackRule(balancesAfter(sale, confirmation), bird, 'CNY')],
  'Recovery by the next payout': ['payout', payoutRule([share(7_448n - keptOf(latePart))])],
  Hardship: ['hardship', hardshipRule('H', keptOf(latePart))],
  'Pay of a period': ['period_income', periodIncomeRule('P', wages)],
  'Pay of a period, proven': ['period_income_paid', periodIncomePaidRule('P', wages)],
  'Pay of a period, taken back': ['period_income_reversed', periodIncomeReversedRule('P', wages)],
  'Aid fund set up': ['fund_set_up', fundSetUpRule('F', 5_000_000n)],
  'Advance given': ['advance_given', advanceGivenRule('H', 500_000n)],
  'Grant given': ['grant_given', grantGivenRule('F', 80_000n)],
}

describe('the worked entries of docs/ledger.md', () => {
  test.each(Object.entries(examples))('%s', (heading, [, postings]) => {
    expect(byAccount(postings)).toEqual(worked(heading))
    expect(postings.reduce((sum, { fen }) => sum + fen, 0n)).toBe(0n)
  })

  test('every worked entry of the page is tried', () => {
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(Object.keys(examples))
    expect([...new Set(Object.values(examples).map(([kind]) => kind))].sort()).toEqual([...entryKinds].sort())
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
})

test('a share of nothing makes no posting', () => {
  const nothing = { ...line, account: accounts.householdProvisional('H'), fen: 0n }
  expect(saleRule('cashier', [nothing, { ...line, account: accounts.platform, fen: bird }], 0n)).toHaveLength(2)
  expect(confirmationRule([{ ...line, householdId: 'H', fen: 0n }])).toEqual([])
})

test('what no party holds is the marketplace’s loss, and only that', () => {
  const nothingHeld = byAccount(chargebackRule([], bird, 'CNY'))
  expect(nothingHeld).toEqual({ 'losses:payments': bird, 'disputes:withheld': -bird })
  expect(byAccount(chargebackRule(balancesAfter(sale), bird, 'CNY'))['losses:payments']).toBeUndefined()
})

test('accounts of different currencies are different accounts', () => {
  expect(accounts.provider('stripe', 'CNY').code).toBe('provider:stripe')
  expect(
    [accounts.provider('stripe', 'USD'), accounts.refunds('USD'), accounts.suspense('USD')].map((a) => a.code),
  ).toEqual(['provider:stripe:USD', 'refunds:payable:USD', 'suspense:unmatched:USD'])
})
