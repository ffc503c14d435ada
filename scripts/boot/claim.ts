import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Gives a claim back before the process ends. */
export type Release = () => void

/**
 * Claims `name` for this process alone. A local socket is held open, so that the claim ends with the process, however
 * it ends.
 * @returns how to give it back, or the process id of the holder
 */
export async function claim(name: string): Promise<{ release: Release } | { holder: string }> {
  const address = socketAddress(name)
  for (let turn = 0; ; turn++) {
    const server = net.createServer((socket) => socket.on('error', () => socket.destroy()).end(String(process.pid)))
    if (await listens(server, address)) return { release: () => server.close() }
    const holder = await ask(address)
    if (holder !== null) return { holder }
    if (turn > 100) return { holder: 'unknown' }
    if (process.platform !== 'linux') fs.rmSync(address, { force: true })
    await sleep(20)
  }
}

/** Waits until the claim on `name` is free, then runs `work` under it. */
export async function whileClaimed<T>(name: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const claimed = await claim(name)
    if ('release' in claimed) {
      try {
        return await work()
      } finally {
        claimed.release()
      }
    }
    await sleep(100)
  }
}

/** Linux has socket names without files; elsewhere a file may outlive a killed process and is replaced. */
function socketAddress(name: string): string {
  const id = `reedflower-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${id}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : path.join(os.tmpdir(), `${id}.sock`)
}

async function listens(server: net.Server, address: string): Promise<boolean> {
  server.listen(address)
  server.unref()
  try {
    await once(server, 'listening')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
}

async function ask(address: string): Promise<string | null> {
  const socket = net.connect(address)
  try {
    let answer = ''
    for await (const chunk of socket) answer += chunk
    return answer || null
  } catch {
    return null
  }
}
