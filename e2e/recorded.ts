import fs from 'node:fs'
import { openDb } from '#server/db/db.ts'
import { diskStore } from '#server/files/disk-store.ts'
import { e2eDatabaseFile, e2eFilesFolder } from '#test/e2e-database.ts'
import { keepHalfHour } from '#test/factories/half-hour.ts'
import { makeRecordedSession, type RecordedSession } from '#test/factories/recorded-session.ts'

/** A session of half an hour of the demo's hen farm that is over, with its recording. @param baseURL of the tests */
export async function recordHalfHour(baseURL: string | undefined, title: string): Promise<RecordedSession> {
  const { port } = new URL(baseURL ?? '')
  const db = openDb(fs.readFileSync(e2eDatabaseFile(port), 'utf8'), { max: 4 })
  try {
    const { rows } = await db.pool.query<{ producerId: string; hostId: string; products: [string, string] }>(
      `SELECT f.producer_id AS "producerId", m.user_id AS "hostId", ARRAY[h.id, e.id] AS products
       FROM product h JOIN product_family f ON f.id = h.family_id JOIN producer_member m ON m.producer_id = f.producer_id
       JOIN app_user u ON u.id = m.user_id AND u.name = '秦望山' JOIN product e ON e.slug = 'fengdu-eggs'
       WHERE h.slug = 'fengdu-luhua-chicken'`,
    )
    const [farm] = rows
    if (!farm) throw new Error('the demo has no hen farm')
    const startedAt = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 3 * 3_600_000)
    const session = await makeRecordedSession(db.pool, { ...farm, startedAt, title })
    await keepHalfHour({ db, files: diskStore(e2eFilesFolder(port)) }, session)
    return session
  } finally {
    await db.close()
  }
}
