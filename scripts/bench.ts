import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { startEmbeddedPostgres } from '#server/db/embedded/postgres.ts'
import { administer, databaseUrl } from '#test/postgres.ts'
import { live } from './boot/life.ts'
import { prepareDatabase } from './prepare-database.ts'

/*
 * Runs bench/*.bench.ts one after the other, each on a migrated, empty database of its own (DATABASE_URL) on a Postgres
 * that waits for the disk as in production. A bench keeps its own figures in bench/results/. Arguments choose benches
 * by name.
 */
const folder = path.resolve('.data', `bench-${process.pid}`)
const wanted = process.argv.slice(2)

await live(
  async (life) => {
    life.atEnd(() => fs.rmSync(folder, { recursive: true, force: true }))
    const postgres = await startEmbeddedPostgres({
      dir: path.join(folder, 'postgres'),
      settings: { max_connections: 300, shared_buffers: '256MB' },
    })
    life.atEnd(() => postgres.stop())
    const files = fs.readdirSync('bench').filter((file) => file.endsWith('.bench.ts'))
    for (const file of files.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))) {
      const name = path.basename(file, '.bench.ts')
      const database = `bench_${name.replaceAll(/\W/g, '_')}`
      await administer(postgres.url('postgres'), `CREATE DATABASE ${database}`)
      const url = databaseUrl(postgres.url('postgres'), database)
      await prepareDatabase(url)
      life.stopped.throwIfAborted()
      if (!(await run(path.join('bench', file), url))) throw new Error(`${file} failed`)
    }
  },
  { stay: false },
)

/** @returns whether it went well */
async function run(file: string, url: string): Promise<boolean> {
  const child = spawn(process.execPath, [file], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
  })
  const [code] = await once(child, 'close')
  return code === 0
}
