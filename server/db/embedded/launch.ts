import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { explain } from './cluster.ts'
import { logFile, logSize, readLog } from './log.ts'
import { type Owner, spawnAs } from './owner.ts'
import { readPidFile } from './pid-file.ts'

interface Launch {
  dir: string
  port: number
  binaries: Binaries
  owner: Owner
  settings: Record<string, string | number>
}

const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
}

/**
 * Starts the server in its own session, so that Ctrl-C reaches only us and we decide when it stops.
 * @returns its process id, once it accepts connections
 */
export async function launch({ dir, port, binaries, owner, settings }: Launch): Promise<number> {
  const seen = logSize(dir)
  const log = fs.openSync(logFile(dir), 'a')
  const parameters = Object.entries({ ...defaults, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawnAs(owner, binaries.postgres, ['-D', dir, '-p', String(port), ...parameters], {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...binaries.env, LC_ALL: 'C' },
  })
  fs.closeSync(log)
  const exited = watchExit(child)
  for (let turn = 0; turn < 2400; turn++) {
    const server = readPidFile(dir)
    if (server?.ready && server.pid === child.pid) {
      child.unref()
      return server.pid
    }
    if (exited.how !== null) break
    await sleep(25)
  }
  child.kill('SIGINT')
  throw explain('it did not start', readLog(dir, seen) || (exited.how ?? 'no answer in 60 seconds'))
}

function watchExit(child: ChildProcess): { how: string | null } {
  const exited: { how: string | null } = { how: null }
  child.once('error', (error) => {
    exited.how = error.message
  })
  child.once('exit', (code, signal) => {
    exited.how = `exit ${code ?? signal}`
  })
  return exited
}
