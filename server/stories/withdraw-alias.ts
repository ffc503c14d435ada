import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'

/**
 * A household does not want to be named any more; a coordinator writes it down. From then on its alias is on no page and in
 * no search. Withdrawing twice is harmless.
 * @throws DomainError NotFound, Forbidden, OutOfScope
 */
export async function withdrawAlias(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  householdId: string,
): Promise<void> {
  const id = knownId(householdId)
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ district_code: string; consent_at: Date | null }>(
      `SELECT t.district_code, h.alias_consent_at AS consent_at FROM household h JOIN village v ON v.code = h.village_code
       JOIN township t ON t.code = v.township_code WHERE h.id = $1 FOR NO KEY UPDATE OF h`,
      [id],
    )
    if (!rows[0]) throw new DomainError('NotFound')
    requireInScope(viewer, rows[0].district_code)
    if (rows[0].consent_at === null) return
    await sql.query('UPDATE household SET alias_consent_at = NULL WHERE id = $1', [id])
    await sql.query('INSERT INTO consent_change (id, household_id, given, actor, at) VALUES ($1, $2, false, $3, $4)', [
      newId(),
      id,
      `user:${viewer.userId}`,
      clock.now(),
    ])
    const products = await sql.query<{ id: string }>(
      `SELECT DISTINCT p.id FROM agreement_share s JOIN agreement_version v ON v.id = s.version_id
       JOIN product p ON p.family_id = v.family_id WHERE s.household_id = $1`,
      [id],
    )
    await append(sql, 'search.index', { productIds: products.rows.map((product) => product.id) })
  })
}
