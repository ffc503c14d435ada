import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { issueIngestWith } from '#server/media/issue-ingest.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { openConnection } from './bare-connection.ts'
import { type Bystander, standBy } from './bystander.ts'
import { type OwnProcess, startOwnProcess } from './own-process.ts'
import { type PublishOptions, publishSample } from './publish.ts'

/** What anything hostile may cost the server at most, bytes: at its worst moment, and when it is over. */
const WORST = 120_000_000
const AFTERWARDS = 30_000_000

export const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

/**
 * Gives the calling test file a server of pictures in a process of its own, and each of its tests a session on the air.
 * Whatever they do to it, a bystander beside them loses nothing.
 */
export function useAttackedServer() {
  const database = useDatabase()
  const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'hostile-'))
  const open: { close(): void }[] = []
  let server: OwnProcess
  let market: Market
  let show: Show
  let bystander: Bystander

  beforeAll(async () => {
    market = await makeMarket(database.db)
    server = await startOwnProcess(database.url, { dataDir })
    const theirs = await makeShow(database.db, await makeMarket(database.db))
    bystander = await standBy(server.url, theirs.sessionId, await tokenOf(theirs))
  })
  afterAll(async () => {
    await bystander?.close()
    await server?.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    show = await makeShow(database.db, market)
  })
  afterEach(async () => {
    for (const one of open.splice(0)) one.close()
    await bystander.lostNothing()
  })

  const tokenOf = async ({ hostId, sessionId }: Show) =>
    (await issueIngestWith({ db: database.db, clock: systemClock })(hostId, sessionId, 'Android · Chrome')).token
  /** Closes it after the test. */
  const kept = <T extends { close(): void }>(one: T): T => {
    open.push(one)
    return one
  }
  const publisherOf = async (token: string, more: Pick<PublishOptions, 'pace' | 'sample'> = {}) =>
    kept(await publishSample({ url: server.url, token, ...more }))

  return {
    database,
    get server() {
      return server
    },
    get market() {
      return market
    },
    get show() {
      return show
    },
    tokenOf,
    kept,
    connect: () => kept(openConnection(server.url)),
    publisherOf,
    /** A publisher whose next parts the server takes. */
    async publishing() {
      const one = await publisherOf(await tokenOf(show))
      await one.until('sending')
      return one
    },
    /** Runs something hostile, which must cost little memory: at its worst, and once its connections are closed. */
    async staysBounded(work: () => Promise<void>) {
      const before = await server.memory()
      const earlier = open.length
      await work()
      const { most } = await server.memory()
      expect(most - before.now).toBeLessThan(WORST)
      for (const one of open.splice(earlier)) one.close()
      await until(async () => expect((await server.memory()).now - before.now).toBeLessThan(AFTERWARDS))
    },
  }
}
