import { randomUUID } from 'node:crypto'
import { readBankFile } from '#server/payouts/read-bank-file.ts'
import { takeAccounts as take } from '#server/payouts/take-accounts.ts'
import { decideBankAccount, proposeBankAccount } from '#server/registry/bank-accounts.ts'
import { type Run, standsFor } from './model.ts'
import { amountOf, elsewhere } from './payouts.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, standing, the } from './playing.ts'
import { most } from './sums.ts'

const isOpen = ({ state }: Run): boolean => state !== 'settled' && state !== 'cancelled'

/** A household is paid to another account from now on; one that is being paid, where there is any. */
async function changeAccount(playing: Playing, { household: number }: Of<'changeAccount'>): Promise<number | null> {
  const { shop, district, model } = playing
  const beingPaid = model.runs.filter(isOpen).flatMap(({ payouts }) => payouts.map(({ household }) => household))
  const possible = beingPaid.filter((household) => standsFor(model, household) === household)
  const household = the(possible.length > 0 ? possible : standing(playing), number)
  if (!household) return null
  const id = randomUUID()
  const account = String(most(0n, ...[...model.accounts.values()].map(BigInt)) + 1n)
  const asked = { id, householdId: household, bankName: '重庆农村商业银行', number: account, holder: '杨秀英' }
  await proposeBankAccount(shop, district.proposer, asked)
  await decideBankAccount(shop, district.approver, { id, approve: true })
  model.accounts.set(household, account)
  return nowOf(playing)
}

/** Somebody is sure that what is on its way goes to the new accounts. */
async function takeAccounts(playing: Playing, { run: number }: Of<'takeAccounts'>): Promise<number | null> {
  const { shop, district, model } = playing
  const open = model.runs.filter(isOpen)
  const changed = open.filter((run) => elsewhere(model, run).length > 0)
  const run = the(changed.length > 0 ? changed : open, number)
  if (!run) return null
  await mustSend(playing, run)
  const moved = elsewhere(model, run)
  const asked = { runId: run.id, reason: '和存折核对过，旧文件没有交给银行', sure: true }
  mustBe('new accounts', await take(shop, district.proposer, asked), moved.length)
  for (const payout of moved) payout.account = model.accounts.get(payout.household) ?? ''
  await mustSend(playing, run)
  return moved.length > 0 ? nowOf(playing) : null
}

/** Once a run is sent, its file says what goes to which account; none while one of them has changed. */
export async function mustSend({ shop, district, model }: Playing, run: Run): Promise<void> {
  if (run.state !== 'exported') return
  const reading = readBankFile(shop, district.proposer, { runId: run.id, format: 'csv' })
  const code = await refusal(reading)
  mustBe('a bank file', code, elsewhere(model, run).length > 0 ? 'BankAccountChanged' : null)
  if (code) return
  const rows = Buffer.from((await reading).bytes)
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
  const found = rows.map((row) => [2, 4].map((column) => row.split(',')[column]?.replace('.', '')).join(' '))
  const sent = run.payouts.filter(({ state }) => state === 'sent')
  const expected = sent.map((payout) => `${payout.account} ${String(amountOf(payout)).padStart(3, '0')}`)
  mustBe('transfers', found.sort().join('\n'), expected.sort().join('\n'))
}

export const accountSteps = { changeAccount, takeAccounts }
