import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requireHousehold } from '#server/households/require-household.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** What a household was paid for a month by an agreement; taken back ones have their reversal beside them. */
export type HouseholdPeriod = {
  id: string
  listId: string
  period: string
  type: LinkageType
  titleZh: string
  titleEn: string
  producerZh: string
  producerEn: string
  incomeClass: 'wage' | 'property' | 'transfer'
  amountFen: Fen
  state: 'approved' | 'paid' | 'taken_back'
}

/** `classes`: what counts of the last twelve months; gifts (`transfer`) are kept apart from income. */
export type HouseholdPeriods = {
  rows: HouseholdPeriod[]
  classes: Record<HouseholdPeriod['incomeClass'], Fen>
}

const MOST = 240

const read = `
SELECT i.id, i.list_id AS "listId", i.period, g.type, g.title_zh AS "titleZh", g.title_en AS "titleEn", r.name_zh AS "producerZh",
       r.name_en AS "producerEn", i.income_class AS "incomeClass", i.amount_fen AS "amountFen",
       CASE WHEN EXISTS (SELECT 1 FROM period_income x WHERE x.reverses_id = i.id) THEN 'taken_back' ELSE l.state::text END AS state,
       i.period > to_char($2::timestamptz AT TIME ZONE 'Asia/Shanghai' - interval '1 year', 'YYYY-MM') AS recent
FROM period_income i JOIN period_list l ON l.id = i.list_id JOIN linkage_agreement g ON g.id = i.agreement_id
JOIN product_family f ON f.id = g.family_id JOIN producer r ON r.id = coalesce(g.producer_id, f.producer_id)
JOIN household h ON h.id = i.household_id
WHERE coalesce(h.merged_into_id, h.id) = $1 AND i.kind = 'sale' ORDER BY i.period DESC, g.code, i.id LIMIT ${MOST}`

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readHouseholdPeriods(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  householdId: string,
): Promise<HouseholdPeriods> {
  await requireHousehold(db.pool, viewer, householdId)
  const { rows } = await db.pool.query<HouseholdPeriod & { recent: boolean }>(read, [householdId, clock.now()])
  const classes = { wage: 0n, property: 0n, transfer: 0n }
  for (const { state, incomeClass, amountFen, recent } of rows)
    if (recent && state !== 'taken_back') classes[incomeClass] += amountFen
  return { rows: rows.map(({ recent: _, ...row }) => row), classes }
}
