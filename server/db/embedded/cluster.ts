import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { SetupError } from '#server/setup-error.ts'
import type { Binaries } from './binaries.ts'
import { type Owner, spawnAs } from './owner.ts'

export const superuser = 'postgres'

/**
 * With LC_CTYPE=C, pg_trgm would silently drop every Chinese character; the builtin C.UTF-8 is the same on all machines.
 */
const locale = [
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
]

const passwordFile = (dir: string) => `${dir}.password`

/** The superuser's password, made with the cluster and kept beside its folder (mode 0600). */
export function readPassword(dir: string): string {
  const file = passwordFile(dir)
  if (!fs.existsSync(file))
    throw new SetupError(`${file} is missing: the database in ${dir} cannot be opened without it.`)
  return fs.readFileSync(file, 'utf8').trim()
}

/** Makes the database cluster in `dir` unless it is there. A killed attempt leaves nothing behind that counts. */
export async function ensureCluster(dir: string, binaries: Binaries, owner: Owner): Promise<void> {
  if (fs.existsSync(path.join(dir, 'PG_VERSION'))) return
  if (fs.existsSync(dir) && fs.readdirSync(dir).length > 0)
    throw new SetupError(`${dir} is not empty and holds no database: remove the folder.`)
  const fresh = `${dir}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { recursive: true, mode: 0o700 })
  fs.writeFileSync(passwordFile(dir), randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (owner) for (const file of [fresh, passwordFile(dir)]) fs.chownSync(file, owner.uid, owner.gid)
  await initdb(fresh, passwordFile(dir), binaries, owner)
  fs.rmSync(dir, { recursive: true, force: true })
  fs.renameSync(fresh, dir)
}

async function initdb(dir: string, password: string, binaries: Binaries, owner: Owner): Promise<void> {
  const args = ['-D', dir, '-U', superuser, '--pwfile', password, '-A', 'scram-sha-256', ...locale, '--no-instructions']
  const child = spawnAs(owner, binaries.initdb, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...binaries.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  let complaint = ''
  child.stderr?.on('data', (chunk) => {
    complaint += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw explain('initdb failed', complaint)
}

/** Turns what Postgres complained about into one sentence. */
export function explain(what: string, complaint: string): SetupError {
  if (/No space left on device|disk full/i.test(complaint))
    return new SetupError('The disk is full: Postgres cannot write its files.')
  const fatal =
    complaint
      .split('\n')
      .filter((line) => /FATAL|PANIC|error:/i.test(line))
      .at(-1) ?? complaint.trim().split('\n').at(-1)
  return new SetupError(
    `Embedded Postgres: ${what}: ${fatal?.replace(/^.*(FATAL|PANIC|error):\s*/i, '') || 'no reason given'}.`,
  )
}
