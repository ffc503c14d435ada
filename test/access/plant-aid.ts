import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { Market } from '#test/factories/market.ts'
import { makePeriodAgreement } from '#test/factories/period-agreement.ts'

/** A payroll and a use of a fund that wait for a second person. */
export async function plantAid(db: Db, here: Market) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [periodList, fund, aidUse] = [randomUUID(), randomUUID(), randomUUID()]
  const terms = { employer: '合作社', post: '分拣', dayRateFen: '12000' }
  const periodVersion = await makePeriodAgreement(db, here, 'wage', terms)
  await run(
    `INSERT INTO period_list (id, version_id, period, total_fen, proposed_by, proposed_at) VALUES ($1, $2, '2026-10', 12000, 'user:x', now())`,
    [periodList, periodVersion],
  )
  await run(
    `INSERT INTO period_list_row (list_id, household_id, basis, amount_fen) VALUES ($1, $2, '{"quantityMilli": 1000, "rateFen": "12000", "months": null}', 12000)`,
    [periodList, here.householdIds[0]],
  )
  await run(
    `INSERT INTO aid_fund (id, code, name_zh, name_en, source_zh, source_en, district_code, year, amount_fen, created_by, created_at)
     VALUES ($1, 'PLANTED', '资金', 'Fund', '协作', 'Aid', $2, 2026, 100000, 'user:x', now())`,
    [fund, here.districtCode],
  )
  await run(
    `INSERT INTO aid_use (id, fund_id, kind, household_id, purpose_zh, purpose_en, amount_fen, repay_bps, proposed_by, proposed_at)
     VALUES ($1, $2, 'advance', $3, '鸡苗', 'Chicks', 1000, 2000, 'user:x', now())`,
    [aidUse, fund, here.householdIds[0]],
  )
  return { periodVersion, periodList, fund, aidUse }
}
