import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import type { AccountKind } from '#domain/ledger-accounts.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { balancesAt } from './balance-at.ts'
import { requireBooks } from './may-see-books.ts'

export type BalanceRow = {
  id: string
  code: string
  kind: AccountKind
  /** Debit positive. */
  fen: bigint
  householdId: string | null
  householdCode: string | null
  producerZh: string | null
  producerEn: string | null
}

export type BalanceQuery = {
  day?: string | null
  state?: string | null
  sort?: string | null
  page?: number
  all?: boolean
}

export type BalanceList = {
  day: CalendarDay
  state: AccountKind | 'all'
  rows: BalanceRow[]
  count: number
  pageSize: number
  sort: string
  descending: boolean
  /** Over all pages. In a ledger that balances the two are equal where all kinds are shown. */
  debitFen: bigint
  creditFen: bigint
}

const PAGE_SIZE = 50
const kinds = ['asset', 'liability', 'revenue', 'expense'] as const
const sorts = ['code', 'kind', 'fen'] as const

const named = `
SELECT k.id, h.code AS "householdCode", p.name_zh AS "producerZh", p.name_en AS "producerEn"
FROM ledger_account k LEFT JOIN household h ON h.id = k.household_id LEFT JOIN producer p ON p.id = k.producer_id
WHERE k.id = ANY ($1) AND (h.id IS NOT NULL OR p.id IS NOT NULL)`

/**
 * The trial balance: every account that holds something at the end of a day, today without one.
 * @throws DomainError Forbidden
 */
export async function listBalances(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  query: BalanceQuery,
): Promise<BalanceList> {
  requireBooks(viewer)
  const today = dayOf(clock.now())
  const asked = query.day ?? ''
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today
  const state = kinds.find((kind) => kind === query.state) ?? 'all'
  const balances = (await balancesAt(db.pool, day)).filter(({ kind }) => state === 'all' || kind === state)
  const descending = query.sort?.startsWith('-') ?? false
  const sort = sorts.find((name) => name === query.sort?.replace('-', '')) ?? 'code'
  balances.sort((a, b) => (descending ? -1 : 1) * compare(a[sort], b[sort]))
  const from = query.all ? 0 : (Math.max(1, query.page ?? 1) - 1) * PAGE_SIZE
  const shown = query.all ? balances : balances.slice(from, from + PAGE_SIZE)
  const sum = (side: (fen: bigint) => boolean) =>
    balances.reduce((total, { fen }) => (side(fen) ? total + fen : total), 0n)
  return {
    ...{ day, state, sort, descending, pageSize: PAGE_SIZE },
    rows: await withNames(db.pool, shown),
    count: balances.length,
    debitFen: sum((fen) => fen > 0n),
    creditFen: -sum((fen) => fen < 0n),
  }
}

const compare = <T extends string | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

async function withNames(sql: Sql, shown: Awaited<ReturnType<typeof balancesAt>>): Promise<BalanceRow[]> {
  type Named = Pick<BalanceRow, 'id' | 'householdCode' | 'producerZh' | 'producerEn'>
  const { rows } = await sql.query<Named>(named, [shown.map(({ id }) => id)])
  const names = new Map(rows.map((row) => [row.id, row]))
  return shown.map(({ id, code, kind, fen, householdId }) => {
    const { householdCode = null, producerZh = null, producerEn = null } = names.get(id) ?? {}
    return { id, code, kind, fen, householdId, householdCode, producerZh, producerEn }
  })
}
