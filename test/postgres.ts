import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { prepareDatabase } from '#scripts/prepare-database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/db/embedded/postgres.ts'

/** A throw-away server: what it holds may be lost, so it never waits for the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }

const prefix = 'reedflower-test-'

/** Linux keeps this folder in memory, where the thousand files of a database are copied ten times as fast. */
const MEMORY = '/dev/shm'
/** Bytes. A run of all tests came to 140 MB; containers often have 64 MB there. */
const ROOM = 1024 ** 3

const folders = () => [MEMORY, os.tmpdir()].filter((folder) => fs.existsSync(folder))

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize >= ROOM
}

/**
 * Starts a Postgres of this process's own, in memory if there is room, else in a temporary folder; `stop` removes it all.
 * Removes what earlier, killed runs left behind.
 */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  await sweep()
  const home = folders().find(hasRoom) ?? os.tmpdir()
  const folder = path.join(home, `${prefix}${process.pid}`)
  const server = await startEmbeddedPostgres({ dir: path.join(folder, 'postgres'), settings })
  const stop = async () => {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

async function sweep(): Promise<void> {
  for (const folder of folders().flatMap(entriesOf)) {
    const name = path.basename(folder)
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : null
    if (pid === null || isAlive(pid) || !isOurs(folder)) continue
    const dir = path.join(folder, 'postgres')
    if (fs.existsSync(path.join(dir, 'postmaster.pid'))) await (await startEmbeddedPostgres({ dir })).stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const entriesOf = (folder: string) => fs.readdirSync(folder).map((name) => path.join(folder, name))

const isOurs = (folder: string) => fs.statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Runs `statement` in the server's maintenance database. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.toString()
}

/** Creates `database` and migrates it: what the databases of test files are cloned from. */
export async function createTemplate(serverUrl: string, database: string): Promise<void> {
  await administer(serverUrl, `CREATE DATABASE ${database}`)
  await prepareDatabase(databaseUrl(serverUrl, database))
}
