import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type ConsentPurpose, consentTexts, isConsentPurpose } from '#domain/registry/consent-texts.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import { householdState, standingHousehold } from './household-state.ts'

/** The alias is for `alias` only: what the public may call the household. */
export type ConsentInput = {
  householdId: string
  purpose: string
  given: boolean
  aliasZh?: string
  aliasEn?: string
}

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * A coordinator writes down that a household agrees to something, by the text in use, or does not any more. A withdrawn alias is
 * on no page and in no search from then on. What stands already changes nothing.
 * @throws DomainError NotFound, Forbidden, OutOfScope, HouseholdMerged, InvalidInput {field, rule}
 */
export async function changeConsent(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { householdId, purpose, given, aliasZh = '', aliasEn = '' }: ConsentInput,
): Promise<void> {
  if (!isConsentPurpose(purpose)) throw invalid('purpose', 'unknown')
  const by = { actor: `user:${viewer.userId}`, at: clock.now() }
  await db.tx(async (sql) => {
    if (!given) {
      await householdState(sql, viewer, householdId, { lock: true })
      await endConsent(sql, householdId, purpose, by)
      return
    }
    await standingHousehold(sql, viewer, householdId, { lock: true })
    if (purpose === 'alias') await nameHousehold(sql, householdId, { zh: aliasZh.trim(), en: aliasEn.trim() }, by.at)
    else if (await stands(sql, householdId, purpose)) return
    await write(sql, { householdId, purpose, given, textVersion: consentTexts[purpose], ...by })
  })
}

async function nameHousehold(sql: Sql, id: string, alias: { zh: string; en: string }, at: Date): Promise<void> {
  if (alias.zh === '') throw invalid('aliasZh', 'required')
  if (alias.zh.length > 20) throw invalid('aliasZh', 'tooLong')
  if (alias.en.length > 60) throw invalid('aliasEn', 'tooLong')
  await sql.query('UPDATE household SET alias_zh = $2, alias_en = $3, alias_consent_at = $4 WHERE id = $1', [
    id,
    alias.zh,
    alias.en || null,
    at,
  ])
  await tellSearch(sql, id)
}

/** Whether the last word about a purpose was yes. */
async function stands(sql: Sql, householdId: string, purpose: ConsentPurpose): Promise<boolean> {
  const { rows } = await sql.query<{ given: boolean }>(
    'SELECT given FROM consent_change WHERE household_id = $1 AND purpose = $2 ORDER BY at DESC, id DESC LIMIT 1',
    [householdId, purpose],
  )
  return rows[0]?.given ?? false
}

/** A consent ends, where it stands. In the caller's transaction, which holds the household. */
export async function endConsent(
  sql: Sql,
  householdId: string,
  purpose: ConsentPurpose,
  by: { actor: string; at: Date },
): Promise<void> {
  if (purpose === 'alias') {
    const { rowCount } = await sql.query(
      'UPDATE household SET alias_consent_at = NULL WHERE id = $1 AND alias_consent_at IS NOT NULL',
      [householdId],
    )
    if (rowCount === 0) return
    await tellSearch(sql, householdId)
  } else if (!(await stands(sql, householdId, purpose))) return
  await write(sql, { householdId, purpose, given: false, textVersion: null, ...by })
}

async function write(
  sql: Sql,
  change: {
    householdId: string
    purpose: ConsentPurpose
    given: boolean
    textVersion: string | null
    actor: string
    at: Date
  },
): Promise<void> {
  await sql.query(
    'INSERT INTO consent_change (id, household_id, given, purpose, text_version, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [newId(), change.householdId, change.given, change.purpose, change.textVersion, change.actor, change.at],
  )
}

/** Goods whose pages and search name the household are looked at anew. */
async function tellSearch(sql: Sql, householdId: string): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT DISTINCT p.id FROM agreement_share s JOIN agreement_version v ON v.id = s.version_id
     JOIN product p ON p.family_id = v.family_id WHERE s.household_id = $1`,
    [householdId],
  )
  await append(sql, 'search.index', { productIds: rows.map(({ id }) => id) })
}
