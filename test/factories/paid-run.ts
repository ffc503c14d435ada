import { v7 as newId } from 'uuid'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { openChecks } from '#server/receipts/open-checks.ts'
import { sealIdentity, writeIdentity } from '#server/vault/seal-identity.ts'
import { testVault } from '#test/vault.ts'
import { makeHousehold } from './market.ts'

/** A household that was paid 74.48; the check is null where the draw left it out. */
export type PaidHousehold = { householdId: string; payoutId: string; reference: string; checkId: string | null }

type Run = {
  districtCode: string
  villageCode: string
  /** Who proposed and sent it, and who checked and approved it. */
  sender: string
  approver: string
  verify?: 'sample' | 'all'
}

const settledRun = `
INSERT INTO payout_run (id, district_code, period, up_to, state, floor_bps, verify, proposed_by, proposed_at, checked_by, checked_at,
  approved_by, approved_at, exported_by, exported_at, settled_at)
VALUES ($1, $2, '2026-11', $3, 'settled', 5000, $4, $5, $3, $6, $3, $6, $3, $5, $3, $3)`

const paidOut = `
INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, state, paid_at, bank_account_id)
VALUES ($1, $2, $3, $4, 7448, 0, 0, 7448, 'paid', $5, uuidv7())`

/** One statement that no trigger sees. */
export const untriggered = (db: Db, query: string, values: unknown[] = []): Promise<void> =>
  db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(query, values)
  })

/**
 * A run that paid so many new households, with its checks. A run goes its whole way in server/payouts; here it is simply there,
 * settled.
 */
export async function makePaidRun(
  deps: { db: Db; clock: Clock },
  { districtCode, villageCode, sender, approver, verify = 'sample' }: Run,
  households: number,
): Promise<{ runId: string; paid: PaidHousehold[] }> {
  const { db, clock } = deps
  const [runId, at] = [newId(), clock.now()]
  await untriggered(db, settledRun, [runId, districtCode, at, verify, sender, approver])
  for (let made = 0; made < households; made++) {
    const householdId = await makeHousehold(db.pool, villageCode)
    const identity = { headName: '杨秀英', phone: '+8613800001234' }
    await writeIdentity(db.pool, await sealIdentity(testVault, householdId, identity))
    await untriggered(db, paidOut, [newId(), runId, householdId, `R-${newId()}`, at])
  }
  await db.tx((sql) => openChecks(sql, deps, runId))
  return { runId, paid: await paidBy(db, runId) }
}

/** Whom a run paid, those that are checked first. */
export async function paidBy({ pool }: Db, runId: string): Promise<PaidHousehold[]> {
  const { rows } = await pool.query<PaidHousehold>(
    `SELECT p.household_id AS "householdId", p.id AS "payoutId", p.reference, c.id AS "checkId"
     FROM payout p LEFT JOIN receipt_check c ON c.payout_id = p.id WHERE p.run_id = $1 ORDER BY c.id NULLS LAST, p.id`,
    [runId],
  )
  return rows
}
