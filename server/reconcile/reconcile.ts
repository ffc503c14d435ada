import type { Db, Sql } from '#server/db/db.ts'
import { householdInvariants } from './households.ts'
import type { Invariant } from './invariant.ts'
import { ledgerInvariants } from './ledger.ts'
import { linkageInvariants } from './linkage.ts'
import { liveInvariants } from './live.ts'
import { orderInvariants } from './orders.ts'
import { paymentInvariants } from './payments.ts'
import { payoutInvariants } from './payouts.ts'
import { periodInvariants } from './periods.ts'
import { reportInvariants } from './reports.ts'
import { stockInvariants } from './stock.ts'

/** Everything that must be true, in the order it is reported. */
export const invariants: readonly Invariant[] = [
  ...stockInvariants,
  ...orderInvariants,
  ...ledgerInvariants,
  ...paymentInvariants,
  ...linkageInvariants,
  ...householdInvariants,
  ...payoutInvariants,
  ...periodInvariants,
  ...reportInvariants,
  ...liveInvariants,
]

export type Finding = {
  name: string
  describe: string
  /** How many rows breach the invariant; 0 means it holds. */
  breaches: number
  /** The first of them. */
  examples: Record<string, unknown>[]
}

export type Report = { ok: boolean; findings: Finding[] }

const MAX_EXAMPLES = 10

/** Checks every invariant with the given connection. */
export async function checkAll(sql: Sql): Promise<Report> {
  const findings: Finding[] = []
  for (const { name, describe, sql: query } of invariants) {
    const { rows } = await sql.query<{ breaches: bigint }>(
      `SELECT breach.*, count(*) OVER () AS breaches FROM (${query}) breach LIMIT ${MAX_EXAMPLES}`,
    )
    const examples = rows.map(({ breaches: _, ...example }) => example)
    findings.push({ name, describe, breaches: Number(rows[0]?.breaches ?? 0n), examples })
  }
  return { ok: findings.every(({ breaches }) => breaches === 0), findings }
}

/** Checks every invariant on one snapshot, so that a shop that goes on selling meanwhile is judged fairly. */
export const reconcile = (db: Pick<Db, 'tx'>): Promise<Report> =>
  db.tx(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    await sql.query(`SET LOCAL statement_timeout = '5min'`)
    return checkAll(sql)
  })
