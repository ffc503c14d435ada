import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** Heap and buffers, bytes: now, after what is not needed was thrown away; and the most since it was asked last. */
export type Memory = { now: number; most: number }

/** A server of pictures in a process of its own, whose memory is only its own and which can be killed. */
export type OwnProcess = {
  url: string
  port: number
  memory(): Promise<Memory>
  /** What one of its gauges says; of refusals those with one code. */
  count(gauge: string, code?: string): Promise<number>
  /** Like a machine that lost its power. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** @param port the one it had, so that its publishers and viewers find it again */
export async function startOwnProcess(
  databaseUrl: string,
  { dataDir, port = 0 }: { dataDir: string; port?: number },
): Promise<OwnProcess> {
  const child = fork(path.join(import.meta.dirname, 'media-server.ts'), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port) },
  })
  const ended = once(child, 'exit').then(() => null)
  async function ask<T>(key: string, message?: object): Promise<T> {
    const answered = once(child, 'message')
    if (message) child.send(message)
    const [answer] = (await Promise.race([answered, ended])) ?? [null]
    if (answer === null) throw new Error('the process ended')
    return answer[key]
  }
  const listening = await ask<number>('port')
  return {
    port: listening,
    url: `http://127.0.0.1:${listening}`,
    memory: () => ask<Memory>('memory', { memory: true }),
    count: (gauge, code) => ask<number>('count', { count: { gauge, code } }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async close() {
      if (child.connected) child.send({ close: true })
      await ended
    },
  }
}
