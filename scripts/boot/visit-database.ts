import fs from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres } from '#server/db/embedded/postgres.ts'
import { SetupError } from '#server/setup-error.ts'
import { claim } from './claim.ts'
import type { Life } from './life.ts'

/**
 * The address of the shop's database for a visit: DATABASE_URL, or the embedded one of DATA_DIR (by default `.data`)
 * as `npm start` keeps it. One that runs is left running; one that is stopped is started and stopped again at the end
 * of `life`.
 * @throws SetupError where there is none
 */
export async function visitDatabase(life: Life): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const dir = path.resolve(process.env.DATA_DIR || '.data', 'postgres')
  if (!fs.existsSync(path.join(dir, 'PG_VERSION')))
    throw new SetupError(`There is no database in ${dir} yet: run npm start once, or set DATABASE_URL.`)
  const claimed = await claim(dir)
  const server = await startEmbeddedPostgres({ dir })
  if ('release' in claimed) {
    life.atEnd(claimed.release)
    if (!server.adopted) life.atEnd(() => server.stop())
  }
  return server.url('reedflower')
}
