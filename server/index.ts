import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { type AppOptions, createApp } from './app.ts'
import type { Env } from './env.ts'
import { loadWords } from './search/cut.ts'
import { SetupError } from './setup-error.ts'

const built = new URL('../build/server/index.js', import.meta.url).href

/**
 * Serves the product until `close`.
 * @returns the address it listens on, and how to drain and stop
 * @throws SetupError where the port is taken
 */
export async function main(env: Env, vite?: AppOptions['vite']): Promise<{ url: string; close(): Promise<void> }> {
  loadWords()
  let dev: Awaited<ReturnType<NonNullable<AppOptions['vite']>>> | undefined
  const app = await createApp({
    env,
    vite: vite && (async (http) => (dev = await vite(http))),
    build: async () =>
      (dev ? await dev.ssrLoadModule('virtual:remix/server-build') : await import(built)) as ServerBuild,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      app.http.once('error', reject)
      app.http.listen(env.PORT, env.HOST, resolve)
    })
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new SetupError(`Port ${env.PORT} is taken by another program: stop it, or set PORT to a free one.`)
    throw error
  }
  const { port } = app.http.address() as AddressInfo
  return { url: `http://localhost:${port}`, close: () => app.close() }
}
