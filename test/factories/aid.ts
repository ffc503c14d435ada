import { randomUUID } from 'node:crypto'
import { decideFund } from '#server/aid/decide-fund.ts'
import { decideUse } from '#server/aid/decide-use.ts'
import { giveUse } from '#server/aid/give-use.ts'
import { type ProposedUse, proposeUse } from '#server/aid/propose-use.ts'
import { type NewFund, setUpFund } from '#server/aid/set-up-fund.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { codeOf } from './market.ts'
import { paper } from './papers.ts'

type Deciding = Pick<Deps, 'db' | 'clock' | 'files'> & { proposer: Viewer; approver: Viewer }

/** A fund of 300,000.00 as a form of its district sends it. */
export function newFund(districtCode: string, change: Partial<NewFund> = {}): NewFund {
  const id = change.id ?? randomUUID()
  return {
    ...{ id, code: `F-${id.slice(0, 8).toUpperCase()}`, nameZh: '芦花鸡产业帮扶资金', nameEn: '' },
    ...{ sourceZh: '东西部协作资金', sourceEn: '', districtCode, year: 2026, amountFen: 30_000_000n },
    ...change,
  }
}

/** An advance of 4,000.00 for chicks, as a form sends it: a fifth of the net repays it. */
export const newUse = (fundId: string, householdId: string, change: Partial<ProposedUse> = {}): ProposedUse => ({
  ...{ id: randomUUID(), fundId, kind: 'advance', householdCode: codeOf(householdId), producerId: null },
  ...{ batchCode: null, purposeZh: '鸡苗 500 只', purposeEn: '', amountFen: 400_000n, repayBps: 2_000, floorFen: 0n },
  ...change,
})

/** A fund that a second person has approved. @returns its id */
export async function makeFund(deps: Deciding, fund: NewFund): Promise<string> {
  await setUpFund(deps, deps.proposer, fund)
  await decideFund(deps, deps.approver, { fundId: fund.id, decision: 'approved' })
  return fund.id
}

/** A use that a second person has approved. @returns its id */
export async function makeUse(deps: Deciding, use: ProposedUse): Promise<string> {
  await proposeUse(deps, deps.proposer, use)
  await decideUse(deps, deps.approver, { useId: use.id, decision: 'approved' })
  return use.id
}

/** What was approved is given, against a voucher. */
export const handOver = (deps: Deciding, useId: string): Promise<void> =>
  giveUse(deps, deps.proposer, { useId, voucher: { ...paper(useId), kind: 'receipt' } })
