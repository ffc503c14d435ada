import { DomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Ten billion yuan: more is a slip of the pen. */
const MOST_FEN = 10n ** 12n
const SOURCE = { shortest: 4, longest: 200 }

export type TargetForm = { district: string; year: string; yuan: string; source: string }

/**
 * Says what a district sets out to sell in a year; said again, the newer holds.
 * @throws DomainError Forbidden, OutOfScope, NotFound, InvalidInput {field, rule}
 */
export async function setTarget(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  form: TargetForm,
): Promise<void> {
  requireInScope(viewer, form.district)
  if (!/^20\d\d$/.test(form.year)) throw new DomainError('InvalidInput', { field: 'year', rule: 'whole' })
  const fen = parseYuan(form.yuan)
  if (fen === null || fen <= 0n || fen > MOST_FEN)
    throw new DomainError('InvalidInput', { field: 'yuan', rule: 'yuan' })
  const source = form.source.trim()
  const length = [...source].length
  if (length < SOURCE.shortest || length > SOURCE.longest)
    throw new DomainError('InvalidInput', { field: 'source', rule: length < SOURCE.shortest ? 'required' : 'tooLong' })
  const { rowCount } = await db.pool.query(
    `INSERT INTO sales_target (district_code, year, fen, source, set_by, set_at)
     SELECT code, $2, $3, $4, $5, $6 FROM district WHERE code = $1
     ON CONFLICT (district_code, year) DO UPDATE SET fen = excluded.fen, source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at`,
    [form.district, Number(form.year), fen, source, viewer.userId, clock.now()],
  )
  if (rowCount === 0) throw new DomainError('NotFound')
}
