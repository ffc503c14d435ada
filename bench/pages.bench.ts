/*
 * Pages per second that anonymous readers get from the whole server, beside a bare Node server that makes one query and
 * sends the same bytes. DATABASE_URL names a migrated, empty database. `npm run bench pages` provides one.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { seed } from '#prisma/seed/index.ts'
import { ensureBuild } from '#scripts/boot/build.ts'
import { openDb } from '#server/db/db.ts'
import { testVault } from '#test/vault.ts'
import { type Load, measure } from './measure.ts'
import type { BarePage } from './pages/bare-server.ts'
import { bodyOf, connect } from './pages/connection.ts'
import { type Kind, kinds } from './pages/kinds.ts'
import { type PagesResult, writePagesResults } from './pages/results.ts'

const load: Load = { clients: 32, seconds: Number(process.env.SECONDS ?? 5), runs: Number(process.env.RUNS ?? 3) }
/** Product pages asked for in turn: an evening looks at few at a time, most of all at what is shown on the air. */
const PRODUCTS = Number(process.env.PRODUCTS ?? 8)

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench pages`')

await ensureBuild()
const db = openDb(url, { max: 2 })
await seed(db, { now: new Date(), vault: testVault })
await db.pool.query('ANALYZE')
const { rows } = await db.pool.query<{ slug: string }>('SELECT slug FROM product ORDER BY slug LIMIT $1', [PRODUCTS])
await db.close()

const children: ChildProcess[] = []
/** @returns the port on which a program of bench/pages/ listens, once it does */
async function serve(program: string, message?: BarePage[]): Promise<number> {
  const child = fork(`${import.meta.dirname}/pages/${program}.ts`, { env: { ...process.env, DATABASE_URL: url } })
  children.push(child)
  if (message) child.send(message)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return port
}

async function pagesPerSecond(port: number, paths: readonly string[], headers?: string) {
  const connections = await Promise.all(Array.from({ length: load.clients }, () => connect(port)))
  const idle = [...connections]
  let turn = 0
  const result = await measure(async () => {
    const connection = idle.pop()
    if (!connection) throw new Error('more clients than connections')
    await connection.ask(paths[turn++ % paths.length] ?? '/', headers)
    idle.push(connection)
  }, load)
  for (const connection of connections) connection.close()
  return result
}

/** What a bare server must know to answer as the shop just did. */
async function copyPages(port: number, all: Kind[]): Promise<BarePage[]> {
  const connection = await connect(port)
  const pages: BarePage[] = []
  for (const { paths, sql, values } of all)
    for (const path of paths) {
      const { body, headers } = bodyOf(await connection.ask(path))
      pages.push({ path, query: { text: sql, values: values(path) }, body: body.toString('base64'), headers })
    }
  connection.close()
  return pages
}

const all = kinds(rows.map(({ slug }) => slug))
const shop = await serve('shop-server')
const bare = await serve('bare-server', await copyPages(shop, all))
const results: PagesResult[] = []
for (const { name, target, paths } of all)
  results.push({
    name,
    target,
    addresses: paths.length,
    bare: await pagesPerSecond(bare, paths),
    shop: await pagesPerSecond(shop, paths),
    // A guest's cookie: rendered for each.
    rendered: await pagesPerSecond(shop, paths, 'Cookie: guest=bench\r\n'),
  })
for (const child of children) child.kill()
process.exitCode = writePagesResults(results, load) ? 0 : 1
