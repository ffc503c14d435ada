import type { Fen } from '#domain/money.ts'
import { publicCount, showable, tellsNobody } from '#domain/small-groups.ts'
import type { Db } from '#server/db/db.ts'

/** Net income by stage. `provisionalFen`: of orders that can still be returned. */
export type Stages = { provisionalFen: Fen; confirmedFen: Fen }

/**
 * What a session earned registered households, net, reversals taken off. To whoever is not of the coordination nothing tells what
 * one to four households earned that are not their own.
 */
export type SessionIncome = {
  /** Null where it may not be said. */
  netFen: Fen | null
  /** `netFen` by stage; null where that may not be said. */
  stages: Stages | null
  /** Of the reader's own household; null: they belong to none. */
  own: Stages | null
  /** At least so many; null for one to four, and so few are not counted out to anybody. */
  households: number | null
  /** By live item, where it may be said. */
  byItem: { itemId: string; netFen: Fen }[]
}

/** Who reads: coordination reads everything; `own`: the households that a reader belongs to. */
export type IncomeReader = { everything: boolean; own: ReadonlySet<string> }

type Row = Stages & { itemId: string; householdId: string }

const readEarned = `
SELECT l.live_item_id AS "itemId", a.household_id AS "householdId",
  coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NULL), 0)::bigint AS "provisionalFen",
  coalesce(sum(a.net_fen) FILTER (WHERE o.confirmed_at IS NOT NULL), 0)::bigint AS "confirmedFen"
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
WHERE o.live_session_id = $1 AND l.live_item_id IS NOT NULL GROUP BY 1, 2`

const total = (rows: readonly Row[]): Stages => ({
  provisionalFen: rows.reduce((sum, { provisionalFen }) => sum + provisionalFen, 0n),
  confirmedFen: rows.reduce((sum, { confirmedFen }) => sum + confirmedFen, 0n),
})
const net = ({ provisionalFen, confirmedFen }: Stages): Fen => provisionalFen + confirmedFen

export async function readIncome(db: Db, sessionId: string, { everything, own }: IncomeReader): Promise<SessionIncome> {
  const { rows: all } = await db.pool.query<Row>(readEarned, [sessionId])
  const rows = all.filter(({ provisionalFen, confirmedFen }) => provisionalFen !== 0n || confirmedFen !== 0n)
  const cell = (some: readonly Row[]) => ({
    households: new Set(some.map(({ householdId }) => householdId).filter((id) => !own.has(id))),
  })
  const told = everything || tellsNobody(cell(rows).households.size)
  const stages = showable([
    cell(rows.filter(({ provisionalFen }) => provisionalFen !== 0n)),
    cell(rows.filter(({ confirmedFen }) => confirmedFen !== 0n)),
  ])
  const items = [...Map.groupBy(rows, ({ itemId }) => itemId)]
  const shown = showable(items.map(([, some]) => cell(some)))
  const households = new Set(rows.map(({ householdId }) => householdId)).size
  return {
    netFen: told ? net(total(rows)) : null,
    stages: everything || (told && stages.parts.every(Boolean)) ? total(rows) : null,
    own: own.size === 0 ? null : total(rows.filter(({ householdId }) => own.has(householdId))),
    households: households === 0 ? 0 : publicCount(households),
    byItem: items.flatMap(([itemId, some], at) =>
      everything || (told && shown.parts[at]) ? [{ itemId, netFen: net(total(some)) }] : [],
    ),
  }
}
