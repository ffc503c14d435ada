import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

const MOST_FEN = 10n ** 12n
const SOURCE = { shortest: 4, longest: 200 }

export type OutsideForm = { family: string; year: string; quantity: string; yuan: string; source: string }

/**
 * Writes down what a producer says it sold elsewhere in a year. Never changed; told again, the newest counts.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function recordOutside(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  form: OutsideForm,
): Promise<void> {
  const refuse = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })
  const { rows } = await db.pool.query<{ producer: string; district: string }>(
    'SELECT producer_id AS producer, district_code AS district FROM product_family WHERE id::text = $1',
    [form.family],
  )
  const family = rows[0]
  if (!family) throw refuse('family', 'unknown')
  requireInScope(viewer, family.district)
  if (!/^20\d\d$/.test(form.year)) throw refuse('year', 'whole')
  if (!/^\d{1,8}$/.test(form.quantity)) throw refuse('quantity', 'whole')
  const fen = parseYuan(form.yuan)
  if (fen === null || fen < 0n || fen > MOST_FEN) throw refuse('yuan', 'yuan')
  const source = form.source.trim()
  const length = [...source].length
  if (length < SOURCE.shortest || length > SOURCE.longest)
    throw refuse('source', length < SOURCE.shortest ? 'required' : 'tooLong')
  await db.pool.query(
    `INSERT INTO outside_sale (id, producer_id, family_id, year, quantity, amount_fen, source, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[randomUUID(), family.producer, form.family, Number(form.year), Number(form.quantity)],
      ...[fen, source, viewer.userId, clock.now()],
    ],
  )
}
