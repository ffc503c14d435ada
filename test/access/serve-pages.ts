import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import pino from 'pino'
import { createApp } from '#server/app.ts'
import { parseEnv } from '#server/env.ts'
import { keepAskedLanguage } from '#server/http/locale.ts'
import { pages } from '#server/http/remix.ts'
import { sameOriginOnly, securityHeaders } from '#server/http/security.ts'
import { stampAddress } from '#server/identity/address.ts'
import type { FoundRoute } from './routes.ts'

type Module = ServerBuild['routes'][string]['module']

const modules = import.meta.glob<Module>(['/app/root.tsx', '/app/routes/*/route.{ts,tsx}'])

/** The pages as the framework would build them, put together from their sources. */
export async function buildOf(found: FoundRoute[]): Promise<ServerBuild> {
  const routes: ServerBuild['routes'] = {}
  for (const { id, parentId, path, index, file } of found) {
    const load = modules[`/app/${file}`]
    if (!load) throw new Error(`no module for ${file}`)
    routes[id] = { id, parentId, path, index, module: await load() } as ServerBuild['routes'][string]
  }
  const assets = {
    ...{ version: 'test', url: '', entry: { imports: [], module: '' } },
    routes: Object.fromEntries(
      Object.values(routes).map(({ id, parentId, path, index, module }) => [
        id,
        {
          ...{ id, parentId, path, index, module: '', hasClientAction: false, hasClientLoader: false },
          hasAction: 'action' in module,
          hasLoader: 'loader' in module,
          hasErrorBoundary: 'ErrorBoundary' in module,
        },
      ]),
    ),
  }
  return {
    entry: { module: await import('#app/entry.server.tsx') },
    routes,
    assets,
    publicPath: '/',
    assetsBuildDirectory: '',
    mode: 'test',
    isSpaMode: false,
    future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_singleFetch: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild
}

/** The shop's pages behind the same doors as in production, on a port of their own. */
export async function servePages(databaseUrl: string, found: FoundRoute[]) {
  const sent: { to: string; text: string }[] = []
  const logged: string[] = []
  const show = process.env.ACCESS_LOG !== undefined
  const log = pino(
    { level: 'trace' },
    {
      write(line) {
        logged.push(line)
        if (show) process.stdout.write(line)
      },
    },
  )
  const secret = 'a secret of a test that is long enough for anyone'
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reedflower-pages-'))
  const env = parseEnv({
    ...{ NODE_ENV: 'test', DATABASE_URL: databaseUrl, AUTH_SECRET: secret, CASHIER_WEBHOOK_SECRET: secret },
    ...{ PUBLIC_URL: 'http://shop.test', DB_POOL: '8', DATA_DIR: folder },
  })
  const app = await createApp({
    ...{ env, log },
    sms: { send: async (message) => void sent.push(message) },
    mail: { send: async ({ to, ...message }) => void sent.push({ to, text: JSON.stringify(message) }) },
    push: {
      publicKey: 'planted',
      send: async ({ endpoint: to }, message) => void sent.push({ to, text: JSON.stringify(message) }),
    },
  })
  const build = await buildOf(found)
  const site = express()
  site.use(stampAddress, securityHeaders({ development: false, https: false }), sameOriginOnly, keepAskedLanguage)
  site.use(pages({ build, shop: app.shop, log, publicUrl: env.PUBLIC_URL, mode: 'development' }))
  const http = createServer(site)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', () => resolve()))
  return {
    build,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    shop: app.shop,
    deps: app.deps,
    /** Text messages, mails and notices to browsers, as they left. */
    sent,
    /** Where files are kept. */
    folder,
    /** Every line of the log so far, at its most talkative. */
    logged,
    /** Where the live rooms answer. */
    liveUrl: `http://127.0.0.1:${(app.http.address() as AddressInfo).port}`,
    lastCode: (phone: string) => /\d{6}/.exec(sent.findLast(({ to }) => to === phone)?.text ?? '')?.[0] ?? '',
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await app.close()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type ServedPages = Awaited<ReturnType<typeof servePages>>
