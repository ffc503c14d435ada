import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Life } from './life.ts'

/** Editors write a file in several steps, and a checkout writes many: wait this long (ms) for the last one. */
const settle = 150

/**
 * Runs `script` on this Node until the end of `life`, and again after every change in `folders`. A script that fails
 * by itself waits for the next change.
 */
export function restartOnChange(script: string, folders: string[], env: Record<string, string>, life: Life): void {
  const start = () => spawn(process.execPath, [script], { stdio: 'inherit', env: { ...process.env, ...env } })
  let child = start()
  let changes = 0
  let restarting = Promise.resolve()
  const restart = async () => {
    const seen = ++changes
    await sleep(settle)
    if (seen !== changes || life.stopped.aborted) return
    restarting = restarting.then(async () => {
      await end(child)
      if (!life.stopped.aborted) child = start()
    })
  }
  const watchers = folders.map((folder) =>
    fs.watch(folder, { recursive: true }, (_event, file) => {
      if (file && /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)generated\//.test(file)) void restart()
    }),
  )
  life.atEnd(async () => {
    for (const watcher of watchers) watcher.close()
    await restarting
    await end(child)
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
