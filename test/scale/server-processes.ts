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

function spawnServer(databaseUrl: string, port: number, url: string) {
  return spawn(process.execPath, ['test/scale/serve.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
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
}

async function startProcess(databaseUrl: string): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawnServer(databaseUrl, port, url)
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  const failed = exited.then(([code]) => {
    throw new Error(`the server ended with ${code} before it served`)
  })
  failed.catch(() => undefined)
  try {
    await Promise.race([once(child.stdout, 'data'), failed])
    // The first page loads the built bundle; what is tried comes after.
    const page = await fetch(`${url}/sign-in`)
    if (!page.ok) throw new Error(`the server answered its first page with ${page.status}`)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

/** Starts so many servers of the built product as processes of their own, all on one database. All or none. */
export async function startServers(databaseUrl: string, count: number): Promise<ServerProcess[]> {
  await ensureBuild()
  const starts = await Promise.allSettled(Array.from({ length: count }, () => startProcess(databaseUrl)))
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const failure = starts.find((start) => start.status === 'rejected')
  if (failure) {
    await Promise.all(started.map((server) => server.stop()))
    throw failure.reason
  }
  return started
}
