import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A viewer, whose scope is checked; or for whom something of ours acts, where the caller has checked it: a user's id, or a name such as `clock`. */
export type Reader = Viewer | { userId: string }

/** `fields` by name, without content. `purpose` is `<kind>: <words>`. */
export type LoggedRead = {
  householdIds: readonly string[]
  fields: readonly string[]
  purpose: string
  at: Date
  /** The purpose that was given beforehand, where one was. */
  accessId?: string | null
}

/**
 * Writes down that personal data of households is shown, written or sent: one row each, chained by the database. Call it in the
 * transaction of a change, or before what is read leaves.
 * @throws DomainError PurposeRequired
 */
export async function logPersonal(sql: Sql, reader: Reader, read: LoggedRead): Promise<void> {
  if (read.purpose.trim() === '') throw new DomainError('PurposeRequired', { min: 1 })
  await sql.query(
    `INSERT INTO identity_read (access_id, user_id, household_id, fields, purpose, at)
     SELECT $1, $2, id, $4, $5, $6 FROM unnest($3::uuid[]) WITH ORDINALITY AS h (id, position) ORDER BY position`,
    [read.accessId ?? null, reader.userId, [...read.householdIds], [...read.fields], read.purpose, read.at],
  )
}
