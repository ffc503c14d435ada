import type { Deps } from '#server/deps.ts'

const AT_ONCE = 200

/** Removes the files whose time is over, and what is known of them. @returns how many */
export async function forgetExports({ db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>): Promise<number> {
  const { rows } = await db.pool.query<{ id: string; file_key: string | null }>(
    'SELECT id, file_key FROM export_job WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2',
    [clock.now(), AT_ONCE],
  )
  for (const { id, file_key: key } of rows) {
    if (key) await files.remove(key)
    await db.pool.query('DELETE FROM export_job WHERE id = $1', [id])
  }
  return rows.length
}
