import type { Sql } from '#server/db/db.ts'
import { tellHelpers } from './tell-helpers.ts'

export type VisitEnd = {
  checkId: string
  /** `receipt` waits for what a household says it received, `difference` for what was found out. */
  kind: 'receipt' | 'difference'
  /** `answered`: what it asks is known; `void`: nobody can be asked any more. */
  ending: 'answered' | 'void'
  /** `user:<id>`, or `household` for its own code. */
  by: string
  at: Date
  /** What is known now, where somebody said it in words. */
  outcome: string | null
}

const LONGEST = 500

const end = `
UPDATE follow_up SET ending = $3, closed_by = $4, closed_at = $5, outcome = $6
WHERE check_id = $1 AND kind = $2 AND closed_at IS NULL RETURNING id`

/** Ends the open visit about a check, where there is one, and tells its helper. In the transaction of what ends it. */
export async function endVisits(sql: Sql, { checkId, kind, ending, by, at, outcome }: VisitEnd): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(end, [
    ...[checkId, kind, ending, by, at, outcome && [...outcome].slice(0, LONGEST).join('')],
  ])
  const ended = rows.map(({ id }) => id)
  await tellHelpers(sql, ended, at)
}
