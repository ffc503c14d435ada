import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '#server/setup-error.ts'

/** What a running server writes into `postmaster.pid` of its data folder. */
export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** The server named by the pid file, or null when there is no file or it was copied here from another folder. */
export function readPidFile(dir: string): Postmaster | null {
  const file = path.join(dir, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const line = fs.readFileSync(file, 'utf8').split('\n')
  if (line[1] && line[1] !== dir) return null
  return { pid: Number(line[0]), port: Number(line[3]), ready: line[7]?.trim() === 'ready' }
}

/** Whether `pid` is a living Postgres: not a zombie nobody reaps, nor a number that went to another program. */
export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  if (process.platform !== 'linux') return true
  const stat = /\((.*)\) (\S)/s.exec(readProc(`${pid}/stat`))
  return stat?.[1]?.startsWith('postgres') === true && stat[2] !== 'Z' && stat[2] !== 'X'
}

/** Removes the pid file of a server that is gone, once the last backend of a killed one has gone too. */
export async function clearStale(dir: string): Promise<void> {
  for (let turn = 0; turn < 100 && hasBackends(dir); turn++) await sleep(50)
  if (hasBackends(dir)) throw new SetupError(`The database in ${dir} is still used by processes of a killed server.`)
  fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true })
}

/** Every Postgres process has its data folder as its working directory. */
function hasBackends(dir: string): boolean {
  if (process.platform !== 'linux') return false
  return fs
    .readdirSync('/proc')
    .some((entry) => /^\d+$/.test(entry) && workingDirectory(entry) === dir && isPostgres(Number(entry)))
}

function workingDirectory(pid: string): string | null {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function readProc(file: string): string {
  try {
    return fs.readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
