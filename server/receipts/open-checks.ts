import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { drawSample } from '#domain/verification-sample.ts'
import type { Clock } from '#server/clock.ts'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'

type Run = { verify: string; opened: boolean }
type Paid = { id: string; household: string }

const lockRun = `
SELECT verify, EXISTS (SELECT 1 FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE p.run_id = r.id) AS opened
FROM payout_run r WHERE r.id = $1 FOR UPDATE`

const paidOut = `SELECT id, household_id AS household FROM payout WHERE run_id = $1 AND state = 'paid' AND amount_fen > 0 ORDER BY id`

/** Households of the run with whom paid and received ever differed. */
const differedBefore = `
SELECT DISTINCT p.household_id AS household FROM receipt_check c JOIN payout p ON p.id = c.payout_id
WHERE c.state = 'different' AND p.household_id = ANY($1::uuid[])`

/**
 * Opens the checks of a settled run: who is asked what they really received is drawn once, by chance, or is everybody. In the
 * transaction that settles the run; a second call draws nobody.
 */
export async function openChecks(sql: Sql, { clock }: { clock: Clock }, runId: string): Promise<void> {
  const run = (await sql.query<Run>(lockRun, [runId])).rows[0]
  if (!run || run.opened) return
  const { rows: paid } = await sql.query<Paid>(paidOut, [runId])
  const chosen = run.verify === 'all' ? paid.map(({ id }) => id) : await draw(sql, paid)
  const at = clock.now()
  for (const payoutId of chosen) {
    const checkId = newId()
    await sql.query(
      `INSERT INTO receipt_check (id, payout_id, chosen, opened_at) VALUES ($1, $2, $3, $4) ON CONFLICT (payout_id) DO NOTHING`,
      [checkId, payoutId, run.verify, at],
    )
    await append(sql, 'receipt.ask', { checkId })
  }
}

async function draw(sql: Sql, paid: readonly Paid[]): Promise<string[]> {
  const { rows } = await sql.query<{ household: string }>(differedBefore, [paid.map(({ household }) => household)])
  const differed = new Set(rows.map(({ household }) => household))
  const always = new Set(paid.filter(({ household }) => differed.has(household)).map(({ id }) => id))
  return drawSample(
    paid.map(({ id }) => id),
    always,
    (limit) => randomInt(limit),
  )
}
