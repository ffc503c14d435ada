import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { CaseOutcome } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { findCheck } from './find-check.ts'
import { type CheckRow, checkColumns, checkTables } from './list-checks.ts'

/** A check with all that is known of it. Amounts in fen, times UTC. */
export type CheckPage = CheckRow & {
  payoutId: string
  reference: string
  chosen: 'sample' | 'all'
  paidAt: Date | null
  words: string | null
  /** Who wrote a visit down; null: the household itself, or nobody yet. */
  answeredByName: string | null
  helperName: string
  /** Until when a code that was sent holds. */
  codeUntil: Date | null
  /** An open visit that is planned for it: by whom, by when (`yyyy-mm-dd`). */
  visit: { helper: string; dueOn: string } | null
  /** The viewer sent this money and cannot be the one who asks after it. */
  own: boolean
  case: {
    differenceFen: Fen
    openedAt: Date
    closedAt: Date | null
    closedByName: string | null
    outcome: CaseOutcome | null
    words: string | null
  } | null
}

const read = `
SELECT ${checkColumns}, p.id AS "payoutId", p.reference, c.chosen, p.paid_at AS "paidAt", c.words, u.name AS "answeredByName",
       w.name AS "helperName",
       (SELECT json_build_object('helper', g.name, 'dueOn', f.due_on) FROM follow_up f JOIN helper g ON g.id = f.helper_id
        WHERE f.check_id = c.id AND f.closed_at IS NULL) AS visit, c.code_expires_at AS "codeUntil",
       CASE WHEN k.id IS NOT NULL THEN json_build_object('differenceFen', k.difference_fen::text, 'openedAt', k.opened_at,
         'closedAt', k.closed_at, 'closedByName', z.name, 'outcome', k.outcome, 'words', k.words) END AS "case"
FROM ${checkTables} JOIN helper w ON w.id = h.helper_id LEFT JOIN app_user u ON u.id = c.answered_by LEFT JOIN app_user z ON z.id = k.closed_by
WHERE c.id = $1`

type Row = Omit<CheckPage, 'own' | 'case'> & {
  case:
    | (Omit<NonNullable<CheckPage['case']>, 'differenceFen' | 'openedAt' | 'closedAt'> & {
        differenceFen: string
        openedAt: string
        closedAt: string | null
      })
    | null
}

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text))

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readCheck({ db }: Pick<Deps, 'db'>, viewer: Viewer, checkId: string): Promise<CheckPage> {
  const { exportedBy } = await findCheck(db.pool, viewer, checkId)
  const row = (await db.pool.query<Row>(read, [checkId])).rows[0]
  if (!row) throw new DomainError('NotFound')
  const { case: open, ...rest } = row
  return {
    ...rest,
    own: exportedBy === viewer.userId,
    case: open && {
      ...open,
      differenceFen: BigInt(open.differenceFen),
      openedAt: new Date(open.openedAt),
      closedAt: toDate(open.closedAt),
    },
  }
}
