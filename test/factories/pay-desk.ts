import type { LinkageType } from '#domain/linkage-types.ts'
import type { Db } from '#server/db/db.ts'
import type { ProposedRow } from '#server/period-income/check-rows.ts'
import { decideList } from '#server/period-income/decide-list.ts'
import { type ProposedList, proposeList } from '#server/period-income/propose-list.ts'
import { makeDesk } from './desk.ts'
import { codeOf } from './market.ts'
import { paper } from './papers.ts'
import { makePeriodAgreement } from './period-agreement.ts'

export type PayDesk = Awaited<ReturnType<typeof makePayDesk>>

/** A row of so many days (in thousandths) at a day's rate (fen). */
export const days = (householdCode: string, quantityMilli: number, rateFen = 12_000n): ProposedRow => ({
  householdCode,
  basis: { quantityMilli, rateFen, months: null },
})

/** A desk on 20 November whose two households work for 120 yuan a day; lists are proposed by one and approved by another. */
export async function makePayDesk(db: Db) {
  const desk = await makeDesk(db, { start: new Date('2026-11-20T04:00:00Z') })
  const codes: [string, string] = [codeOf(desk.householdIds[0]), codeOf(desk.householdIds[1])]
  const payBy = (type: LinkageType, stored: Record<string, string | number>) =>
    makePeriodAgreement(db, desk, type, stored)
  const versionId = await payBy('wage', { employer: '合作社', post: '分拣', dayRateFen: '12000' })
  const october = {
    versionId,
    period: '2026-10',
    rows: [days(codes[0], 21_500), days(codes[1], 10_000)],
  }
  return {
    desk,
    codes,
    versionId,
    payBy,
    payRent: () => payBy('land_rent', { plot: '河边田', areaMu: 325, rentPerMuYearFen: '60000' }),
    propose: (change: Partial<ProposedList> = {}, who = desk.proposer) =>
      proposeList(desk, who, { ...october, evidence: paper(), ...change }),
    approve: (listId: string, who = desk.approver) => decideList(desk, who, { listId, decision: 'approved' }),
    /** Months of rent for so many thousandths of a mu of the first household. */
    rent: (quantityMilli: number, months: number): ProposedRow[] => [
      { householdCode: codes[0], basis: { quantityMilli, rateFen: 60_000n, months } },
    ],
  }
}
