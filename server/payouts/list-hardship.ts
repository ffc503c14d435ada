import { openRecovery } from '#domain/payout.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Proposal, proposalColumns, proposalPeople } from './proposal.ts'
import { readDue } from './read-due.ts'

/** A household as everybody in scope sees it. */
type Named = { householdId: string; code: string; maskedName: string; villageZh: string; villageEn: string }

/** A household of whose earlier payouts refunds took something that no payout has recovered. */
export type Owing = Named & { openFen: bigint }

export type HardshipRow = Named & Proposal & { id: string; amountFen: bigint }

const named = `h.id AS "householdId", h.code, ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn"`
const households = `household h JOIN household_identity i ON i.household_id = h.id JOIN village v ON v.code = h.village_code
JOIN township t ON t.code = v.township_code`

const readNamed = `SELECT ${named} FROM ${households} WHERE h.id = ANY($1::uuid[])`

const readHardship = `
SELECT x.id, ${named}, x.amount_fen AS "amountFen", ${proposalColumns}
FROM hardship x JOIN ${households} ON h.id = x.household_id ${proposalPeople}
WHERE $1::bpchar IS NULL OR t.district_code = $1 ORDER BY x.state, x.proposed_at DESC, x.id LIMIT 200`

/**
 * Who still has something to give back, the most first, and what was proposed and decided about it, the open ones first.
 * @throws DomainError Forbidden
 */
export async function listHardship(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
): Promise<{ owing: Owing[]; hardship: HardshipRow[] }> {
  const districtCode = districtInScope(viewer)
  const due = await readDue(db.pool, { districtCode, producerId: null, upTo: clock.now() })
  const open = new Map(
    due.flatMap(({ householdId, due, forgivenFen }) => {
      const fen = openRecovery(due, forgivenFen)
      return fen > 0n ? [[householdId, fen] as const] : []
    }),
  )
  const [names, hardship] = await Promise.all([
    db.pool.query<Named>(readNamed, [[...open.keys()]]),
    db.pool.query<HardshipRow>(readHardship, [districtCode]),
  ])
  const owing = names.rows
    .map((row) => ({ ...row, openFen: open.get(row.householdId) ?? 0n }))
    .sort((a, b) => (a.openFen === b.openFen ? (a.code < b.code ? -1 : 1) : a.openFen > b.openFen ? -1 : 1))
  return { owing, hardship: hardship.rows }
}
