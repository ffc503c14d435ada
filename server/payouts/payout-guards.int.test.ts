import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { payOutDistrict } from '#test/factories/payouts.ts'
import { makePayroll } from '#test/factories/payroll.ts'
import { guest, orderInput } from '#test/factories/sale.ts'

const database = useDatabase()

test('the database itself refuses a second payment, an early one, one without proof, and changes afterwards', async () => {
  const { shop, form, people, earn, household, payoutOf } = await makePayroll(database.db)
  const orderId = await earn()
  const runId = await payOutDistrict(shop, people, { ...form, until: 'exported' })
  const payoutId = (await payoutOf(runId, household))?.id ?? ''
  const refuse = (text: string, values: unknown[], constraint: string) =>
    expect(database.db.pool.query(text, values)).rejects.toMatchObject({ constraint })
  await refuse(`UPDATE payout SET state = 'paid', paid_at = now() WHERE id = $1`, [payoutId], 'payout_proven')
  await refuse(
    'UPDATE payout SET earned_fen = earned_fen + 1, amount_fen = amount_fen + 1 WHERE id = $1',
    [payoutId],
    'payout_order',
  )
  await refuse('DELETE FROM payout WHERE id = $1', [payoutId], 'payout_order')
  await refuse(`UPDATE payout_run SET state = 'cancelled' WHERE id = $1`, [runId], 'payout_run_order')
  await refuse('UPDATE payout_run SET floor_bps = 1 WHERE id = $1', [runId], 'payout_run_order')
  await refuse('UPDATE payout_line SET released = true WHERE payout_id = $1', [payoutId], 'payout_line_order')
  await refuse('UPDATE payout_line SET fen = fen + 1 WHERE payout_id = $1', [payoutId], 'payout_line_order')
  const [second, secondRun] = [randomUUID(), randomUUID()]
  await database.db.pool.query(
    `INSERT INTO payout_run (id, district_code, period, up_to, floor_bps, proposed_by, proposed_at) VALUES ($1, $2, '2026-10', now(), 5000, 'x', now())`,
    [secondRun, form.districtCode],
  )
  await database.db.pool.query(
    `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen) VALUES ($1, $2, $3, $4, 1, 0, 0, 1)`,
    [second, secondRun, household, `T-${second}`],
  )
  const line = `INSERT INTO payout_line (id, payout_id, attribution_id, fen) SELECT gen_random_uuid(), $1, id, 1 FROM attribution WHERE order_id = $2 AND household_id = $3`
  await refuse(line, [second, orderId, household], 'payout_line_once')
  const early = await shop.buy(guest(), orderInput((await marketOf(household)) ?? ''))
  await refuse(line, [second, early, household], 'payout_line_confirmed')
  await refuse(
    `UPDATE payout_run SET state = 'checked', checked_by = 'x', checked_at = now(), approved_by = 'x', approved_at = now() WHERE id = $1`,
    [secondRun],
    'payout_run_second_person',
  )
  const hardship = `INSERT INTO hardship (id, household_id, amount_fen, reason, proposed_by, proposed_at) VALUES ($1, $2, 5, '住院', 'x', now())`
  const hardshipId = randomUUID()
  await database.db.pool.query(hardship, [hardshipId, household])
  await refuse(
    `UPDATE hardship SET state = 'approved', decided_by = 'x', decided_at = now() WHERE id = $1`,
    [hardshipId],
    'hardship_second_person',
  )
  await refuse('UPDATE hardship SET amount_fen = 6 WHERE id = $1', [hardshipId], 'hardship_order')
})

async function marketOf(householdId: string) {
  const { rows } = await database.db.pool.query<{ id: string }>(
    `SELECT g.id FROM agreement_share s JOIN agreement_version w ON w.id = s.version_id JOIN product g ON g.family_id = w.family_id WHERE s.household_id = $1`,
    [householdId],
  )
  return rows[0]?.id
}
