import { execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { SetupError } from '#server/setup-error.ts'

/** The user Postgres runs as when we are root; null means: as ourselves. */
export type Owner = { uid: number; gid: number } | null

/**
 * Postgres refuses to run as root. As root it runs as the user the data already belongs to, else as `postgres` or
 * `nobody`. As an ordinary user it runs as that user, whose data it must be.
 */
export function chooseOwner(dir: string): Owner {
  const me = process.getuid?.()
  if (me === undefined) return null
  const version = path.join(dir, 'PG_VERSION')
  const data = fs.existsSync(version) ? fs.statSync(version) : null
  if (me !== 0) {
    const owner = data ?? (fs.existsSync(dir) ? fs.statSync(dir) : null)
    if (owner && owner.uid !== me)
      throw new SetupError(`The database in ${dir} belongs to another user: start as that user or remove the folder.`)
    return null
  }
  const owner = data && data.uid !== 0 ? { uid: data.uid, gid: data.gid } : (lookUp('postgres') ?? lookUp('nobody'))
  if (!owner) throw new SetupError('Postgres does not run as root and neither user postgres nor nobody exists here.')
  if (data?.uid === 0) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, dir])
  return owner
}

function lookUp(user: string): Owner {
  const ask = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

/**
 * Starts a program as `owner`. CAP_DAC_OVERRIDE, and no other, stays with it, so that a project below a closed folder
 * such as /root (0700) works. initdb asks access(2) for its neighbour, and access(2) minds a capability of an ordinary
 * user only under `no_setuid_fixup`. Where `setpriv` may not do this, the plain user must do.
 */
export function spawnAs(owner: Owner, command: string, args: string[], options: SpawnOptions) {
  if (!owner) return spawn(command, args, options)
  const keep = [
    ...[`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'],
    ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
  ]
  return canKeep(keep)
    ? spawn('setpriv', [...keep, command, ...args], options)
    : spawn(command, args, { ...options, ...owner })
}

function canKeep(flags: string[]): boolean {
  try {
    execFileSync('setpriv', [...flags, 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
