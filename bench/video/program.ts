import { fork } from 'node:child_process'
import path from 'node:path'
import type { Usage } from './usage.ts'

const folder = path.join(import.meta.dirname, '..')

/** A program of bench/ in a process of its own. `ask` sends a message, if any, and waits for the answer that has `key`. */
export type Program = {
  ask<T>(key: string, message?: object): Promise<T>
  /** What it has used since it was asked last. */
  usage(): Promise<Usage>
  /** All of them end with their parent. */
  end(): void
}

/** @param measured whether it can tell what it uses */
export function start(program: string, { measured = false, env = {} } = {}): Program {
  const child = fork(path.join(folder, program), {
    execArgv: [...process.execArgv, ...(measured ? ['--import', path.join(folder, 'video/usage.ts')] : [])],
    env: { ...process.env, ...env },
    serialization: 'advanced',
  })
  const ask = <T>(key: string, message?: object) =>
    new Promise<T>((resolve, reject) => {
      const take = (answer: Record<string, T>) => {
        if (!(key in answer)) return
        child.off('message', take).off('exit', lost)
        resolve(answer[key] as T)
      }
      const lost = () => reject(new Error(`${program} ended`))
      child.on('message', take).on('exit', lost)
      if (message !== undefined) child.send(message)
    })
  return { ask, usage: () => ask<Usage>('usage', { usage: true }), end: () => child.disconnect() }
}
