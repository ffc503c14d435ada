import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chartOfAccounts, chartRowOf, requireCharted, sideOf } from './chart-of-accounts.ts'
import { type AccountRef, accounts } from './ledger-accounts.ts'

const page = readFileSync(new URL('../docs/ledger.md', import.meta.url), 'utf8')

test('the table of docs/ledger.md is the chart', () => {
  const table = /## Chart of accounts\n\n(?:.*\n){2}((?:\|.*\n)+)/.exec(page)?.[1] ?? ''
  const rows = chartOfAccounts.map(
    ({ pattern, kind, says }) => `| \`${pattern}\` | ${kind} | ${sideOf(kind)} | ${says} |`,
  )
  expect(table.trim().split('\n')).toEqual(rows)
})

describe('every account that the product names', () => {
  const named = Object.entries(accounts).map(([name, account]): [string, AccountRef] => [
    name,
    typeof account === 'function' ? account('USD') : account,
  ])
  test.each(named)('%s is in the chart, with its kind', (_, account) => {
    expect(chartRowOf(account.code)?.kind).toBe(account.kind)
  })
  test('and the chart names no other', () => {
    const patterns = named.map(([, { code }]) => chartRowOf(code)?.pattern)
    expect(chartOfAccounts.map(({ pattern }) => pattern).filter((pattern) => !patterns.includes(pattern))).toEqual([])
  })
})

test.each(['household:H', 'household:H:provisional:USD', 'refunds:payable:usd', 'provider:stripe:CNY', 'bank', ''])(
  '“%s” is no account',
  (code) => {
    expect(() => requireCharted({ code, kind: 'liability' })).toThrow(RangeError)
  },
)

test('an account of the wrong kind is refused; one of another currency is not', () => {
  expect(() => requireCharted({ ...accounts.bank, kind: 'liability' })).toThrow(RangeError)
  expect(() => requireCharted(accounts.refunds('USD'))).not.toThrow()
})
