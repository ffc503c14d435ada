import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { ensureBuild } from '#scripts/boot/build.ts'

/** Signs the notices of the servers' cashier. */
export const WEBHOOK_SECRET = 'for-scale-tests-only-fedcba-9876543210'

export type ServerProcess = { url: string; stop(): Promise<void> }

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as net.AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function startProcess(databaseUrl: string): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['test/scale/serve.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DEMO: '1',
      LOG_LEVEL: 'error',
      DB_POOL: '12',
      AUTH_SECRET: 'for-scale-tests-only-0123456789-abcdef',
      CASHIER_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
  })
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${code} before it served`)
    }),
  ])
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Starts so many servers of the built product as processes of their own, all on one database. */
export async function startServers(databaseUrl: string, count: number): Promise<ServerProcess[]> {
  await ensureBuild()
  return Promise.all(Array.from({ length: count }, () => startProcess(databaseUrl)))
}
