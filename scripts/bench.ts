import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '#server/db/embedded/postgres.ts'
import { administer, databaseUrl } from '#test/postgres.ts'
import { live } from './boot/life.ts'
import { prepareDatabase } from './prepare-database.ts'

/*
 * Runs bench/*.bench.ts one after the other, each on a migrated, empty database of its own (DATABASE_URL) on a Postgres
 * that waits for the disk as in production. What a bench prints is kept in bench/results/. Arguments choose benches by
 * name.
 */
const folder = path.resolve('.data', `bench-${process.pid}`)
const results = path.join('bench', 'results')
const wanted = process.argv.slice(2)

await live(
  async (life) => {
    life.atEnd(() => fs.rmSync(folder, { recursive: true, force: true }))
    const postgres = await startEmbeddedPostgres({
      dir: path.join(folder, 'postgres'),
      settings: { max_connections: 300, shared_buffers: '256MB' },
    })
    life.atEnd(() => postgres.stop())
    fs.mkdirSync(results, { recursive: true })
    const files = fs.readdirSync('bench').filter((file) => file.endsWith('.bench.ts'))
    for (const file of files.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))) {
      const name = path.basename(file, '.bench.ts')
      const database = `bench_${name.replaceAll(/\W/g, '_')}`
      await administer(postgres.url('postgres'), `CREATE DATABASE ${database}`)
      const url = databaseUrl(postgres.url('postgres'), database)
      await prepareDatabase(url)
      life.stopped.throwIfAborted()
      const { output, ok } = await run(path.join('bench', file), url)
      if (!ok) throw new Error(`${file} failed`)
      fs.writeFileSync(path.join(results, `${name}.txt`), `${describeMachine()}\n\n${output}`)
    }
  },
  { stay: false },
)

async function run(file: string, url: string): Promise<{ output: string; ok: boolean }> {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
    process.stdout.write(chunk)
  })
  const [code] = await once(child, 'close')
  return { output, ok: code === 0 }
}

function describeMachine(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `commit ${git('rev-parse', '--short', 'HEAD')} · ${cpus.length} × ${cpus[0]?.model} · ${memory} GB · Node ${process.version} · Postgres 18, fsync on`
}
