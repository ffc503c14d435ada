import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { Market } from '#test/factories/market.ts'

/** A proposed run with one household's payout, and hardship that waits for a decision. */
export async function plantPayout(
  db: Db,
  here: Market,
): Promise<{ payoutRun: string; payout: string; hardship: string }> {
  const [payoutRun, payout, hardship] = [randomUUID(), randomUUID(), randomUUID()]
  await db.pool.query(
    `INSERT INTO payout_run (id, district_code, period, up_to, floor_bps, proposed_by, proposed_at) VALUES ($1, $2, '2026-10', now(), 5000, 'planted', now())`,
    [payoutRun, here.districtCode],
  )
  await db.pool.query(
    `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen) VALUES ($1, $2, $3, 'RF-PLANTED', 5, 0, 0, 5)`,
    [payout, payoutRun, here.householdIds[0]],
  )
  await db.pool.query(
    `INSERT INTO hardship (id, household_id, amount_fen, reason, proposed_by, proposed_at) VALUES ($1, $2, 5, '种困难甲', 'planted', now())`,
    [hardship, here.householdIds[0]],
  )
  return { payoutRun, payout, hardship }
}
