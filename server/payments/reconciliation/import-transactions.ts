import { v7 as newId } from 'uuid'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { postAll } from '#server/ledger/post.ts'
import type { BalanceTransaction, PaymentHost } from '../payment-host.ts'
import { movementEntries } from './movement-entries.ts'

const PAGE = 100

const insertNew = `
INSERT INTO balance_transaction (provider, id, kind, reference, amount_fen, fee_fen, currency, at, imported_at)
SELECT $1, t.id, t.kind::balance_kind, t.reference, t.amount_fen, t.fee_fen, t.currency, t.at, $2
FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::timestamptz[])
  AS t(id, kind, reference, amount_fen, fee_fen, currency, at)
ON CONFLICT DO NOTHING RETURNING id`

/**
 * Takes over a provider's movements from `since` (inclusive) to `until` (exclusive), each with the entries of its fee and
 * payout. The provider is asked outside any transaction; every page is a transaction of its own, so that killed anywhere it
 * is taken up again by the same span, and a movement that is there already adds nothing.
 * @param runId the row of `reconciliation` that counts the new ones
 * @throws what the provider throws; the pages before it stay
 */
export async function importTransactions(
  { db, clock }: { db: Db; clock: Clock },
  host: PaymentHost,
  { runId, since, until }: { runId: string; since: Date; until: Date },
): Promise<void> {
  let page: BalanceTransaction[] = []
  const keep = async () => {
    const full = page
    page = []
    await db.tx((sql) => keepPage(sql, host.name, runId, full, clock.now()))
  }
  for await (const movement of host.balanceTransactions({ since, until })) {
    page.push(movement)
    if (page.length === PAGE) await keep()
  }
  await keep()
}

async function keepPage(sql: Sql, provider: string, runId: string, page: BalanceTransaction[], now: Date) {
  const column = <T>(pick: (movement: BalanceTransaction) => T): T[] => page.map(pick)
  const { rows } = await sql.query<{ id: string }>(insertNew, [
    provider,
    now,
    column((m) => m.id),
    column((m) => m.kind),
    column((m) => m.reference),
    column((m) => m.amountFen),
    column((m) => m.feeFen),
    column((m) => m.currency),
    column((m) => m.at),
  ])
  const added = new Set(rows.map(({ id }) => id))
  const entries = page
    .filter(({ id }) => added.delete(id))
    .flatMap((movement) =>
      movementEntries(provider, movement).map((entry) => ({ ...entry, orderId: null, occurredAt: movement.at })),
    )
  await postAll(
    sql,
    entries.map((entry) => ({ ...entry, id: newId() })),
  )
  await sql.query('UPDATE reconciliation SET imported = imported + $2 WHERE id = $1', [runId, rows.length])
}
