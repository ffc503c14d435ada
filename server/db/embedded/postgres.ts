import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '#server/setup-error.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, explain, readPassword, superuser } from './cluster.ts'
import { answers, untilUnused } from './connections.ts'
import { launch } from './launch.ts'
import { logSize, readLog } from './log.ts'
import { chooseOwner } from './owner.ts'
import { clearStale, isPostgres, readPidFile } from './pid-file.ts'

export interface EmbeddedPostgres {
  /** Address of one database on this server. */
  url(database: string): string
  port: number
  /** A server that an earlier, killed process left running was taken over instead of starting one. */
  adopted: boolean
  /** Fast shutdown with a clean checkpoint, once the connections that are being closed are gone. Safe to call twice. */
  stop(): Promise<void>
  /** Only asks it to stop: for the moment in which the process ends and nothing can be waited for. */
  signalStop(): void
  /** What made it fail since it was started here, if its log knows; null while it is well. */
  whyItFailed(): SetupError | null
}

/**
 * Runs the Postgres that came with npm on 127.0.0.1, with its data in `dir`, for root and for ordinary users.
 * Recovers by itself after a kill -9: a server still running is adopted, one that died is cleaned up after.
 * @param port preferred port; a free one is taken when it is in use
 * @param settings server parameters, such as `{ fsync: 'off' }`
 * @throws SetupError with one sentence when the machine does not let it run
 */
export async function startEmbeddedPostgres(options: {
  dir: string
  port?: number
  settings?: Record<string, string | number>
}): Promise<EmbeddedPostgres> {
  fs.mkdirSync(path.dirname(options.dir), { recursive: true })
  const dir = path.join(fs.realpathSync(path.dirname(options.dir)), path.basename(options.dir))
  const owner = chooseOwner(dir)
  const binaries = await findBinaries(`${dir}.lib`)
  await ensureCluster(dir, binaries, owner)
  const orphan = await adopt(dir)
  if (orphan) return orphan
  await clearStale(dir)
  const port = await freePort(options.port ?? 0)
  const pid = await launch({ dir, port, binaries, owner, settings: options.settings ?? {} })
  return handle(dir, port, pid, false)
}

/** Takes over a server that runs in `dir` and answers; null when there is none or it is just dying. */
async function adopt(dir: string): Promise<EmbeddedPostgres | null> {
  for (let turn = 0; turn < 1200; turn++) {
    const found = readPidFile(dir)
    if (!found || !isPostgres(found.pid)) return null
    const server = handle(dir, found.port, found.pid, true)
    if (found.ready && (await answers(server.url('postgres')))) return server
    await sleep(25)
  }
  throw new SetupError(`The database server in ${dir} does not answer: stop process ${readPidFile(dir)?.pid}.`)
}

function handle(dir: string, port: number, pid: number, adopted: boolean): EmbeddedPostgres {
  const login = `${superuser}:${readPassword(dir)}`
  const logged = logSize(dir)
  const url = (database: string) => `postgresql://${login}@127.0.0.1:${port}/${database}`
  const signalStop = () => {
    if (isPostgres(pid)) process.kill(pid, 'SIGINT')
  }
  const stop = async () => {
    if (!isPostgres(pid)) return
    await untilUnused(url('postgres'))
    signalStop()
    if (await isGone(pid)) return
    // The rest is left to crash recovery.
    process.kill(pid, 'SIGQUIT')
    await isGone(pid)
  }
  const whyItFailed = () => {
    const panic = readLog(dir, logged)
      .split('\n')
      .find((line) => line.includes('PANIC:'))
    return panic ? explain('it stopped', panic) : null
  }
  return { url, port, adopted, stop, signalStop, whyItFailed }
}

async function isGone(pid: number): Promise<boolean> {
  for (let turn = 0; turn < 800 && isPostgres(pid); turn++) await sleep(25)
  return !isPostgres(pid)
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : wanted))
    })
  })
}
