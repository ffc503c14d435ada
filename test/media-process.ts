import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { openBus } from '#server/bus.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { requestsUnderWay } from '#server/http/under-way.ts'
import { embeddedMedia } from '#server/media/embedded-media.ts'
import { issueIngestWith } from '#server/media/issue-ingest.ts'
import { openRecorder } from '#server/recordings/recorder.ts'
import { memoryFiles } from './fakes/memory-files.ts'

const log = pino({ level: process.env.TEST_LOG ?? 'silent' })

export type MediaProcess = Awaited<ReturnType<typeof startMediaProcess>>

/**
 * One server process as far as pictures go: its own pool, bus, HTTP server, sockets and recorder.
 * @param port of a process that was stopped, so that its publishers and viewers find it again
 * @param several whether other processes can reach this one
 */
export async function startMediaProcess(
  databaseUrl: string,
  { files = memoryFiles(), port = 0, several = false }: { files?: FileStore; port?: number; several?: boolean } = {},
) {
  const db = openDb(databaseUrl, { max: 6 })
  const bus = await openBus(databaseUrl, db.pool, log)
  const recorder = openRecorder(
    { db, files, log, env: {} as never },
    { freeSpace: async () => Number.POSITIVE_INFINITY },
  )
  const deps = {
    db,
    clock: systemClock,
    bus,
    log,
    files,
    recorder,
    publicUrl: 'http://shop.test',
    others: requestsUnderWay(),
  }
  const http = createServer((_request, response) => response.writeHead(418).end())
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const host = embeddedMedia(deps, { processUrl: several ? url : null })
  const media = host.open(http)
  return {
    deps,
    host,
    url,
    port: Number(new URL(url).port),
    issueIngest: issueIngestWith(deps),
    get: (sessionId: string, name: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/live-media/${sessionId}/${name}`, { headers }),
    async close() {
      await media.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await recorder.close()
      await bus.close()
      await db.close()
    },
  }
}
