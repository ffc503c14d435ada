import { v7 as newId } from 'uuid'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { logPersonal, openPersonal, type PersonalField, personalFields } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'
import { type GivenPurpose, givenPurpose } from './given-purpose.ts'
import { readChange } from './read-changes.ts'
import { type Member, openChange } from './sealed-change.ts'

/** What a change asks for in the fields that are otherwise hidden; shown once, on the page that answers. */
export type RevealedChange = {
  before: Partial<Record<PersonalField, string | null>>
  after: Record<string, string | null>
  members: Member[] | null
}

/**
 * Opens what is personal of a change for whoever decides on it, after the purpose is logged.
 * @throws DomainError NotFound, Forbidden, OutOfScope, PurposeRequired {min}
 */
export async function revealChange(
  deps: { db: Db; clock: Clock; vault: Vault },
  viewer: Viewer,
  id: string,
  given: GivenPurpose,
): Promise<RevealedChange> {
  const { db, clock, vault } = deps
  const change = await readChange(deps, viewer, id)
  const purpose = givenPurpose(given)
  const fields = personalFields.filter((name) => change.hidden.includes(name))
  await logAsked({ db, clock }, viewer, { householdId: change.householdId, hidden: change.hidden, purpose })
  const opened =
    change.householdId && fields.length > 0 && change.state === 'proposed'
      ? (await openPersonal(deps, viewer, { householdIds: [change.householdId], fields, purpose })).get(
          change.householdId,
        )
      : undefined
  const { rows } = await db.pool.query<{ sealed: string }>('SELECT sealed FROM household_change WHERE id = $1', [id])
  const { after, members } = await openChange(vault, id, rows[0]?.sealed ?? '')
  const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return {
    before: Object.fromEntries(fields.map((name) => [name, text(opened?.[name])])),
    after: Object.fromEntries(fields.map((name) => [name, text(after[name])])),
    members: members ?? null,
  }
}

/** Of a household that is not registered yet only the purpose can be kept; it is spent at once. */
async function logAsked(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { householdId, hidden, purpose }: { householdId: string | null; hidden: readonly string[]; purpose: string },
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    if (householdId) await logPersonal(sql, viewer, { householdIds: [householdId], fields: hidden, purpose, at })
    else
      await sql.query(
        `INSERT INTO identity_access (id, user_id, household_id, purpose, granted_at, expires_at) VALUES ($1, $2, NULL, $3, $4, $4)`,
        [newId(), viewer.userId, purpose, at],
      )
  })
}
