import type { Deps } from '#server/deps.ts'

/** @param email a valid address, or null to be written to by phone only */
export async function setContactEmail(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  userId: string,
  email: string | null,
): Promise<void> {
  await db.pool.query('UPDATE app_user SET contact_email = $2, updated_at = $3 WHERE id = $1 AND closed_at IS NULL', [
    userId,
    email,
    clock.now(),
  ])
}
