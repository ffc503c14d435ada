import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { systemClock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { mediaAuthHook } from '#server/media/external/auth-hook.ts'
import { externalMedia } from '#server/media/external/external-media.ts'
import type { MediaHost } from '#server/media/media-host.ts'
import { openRecorder } from '#server/recordings/recorder.ts'
import { fakeMediaServer } from '#test/fakes/media-server.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { startMediaProcess } from '#test/media-process.ts'
import { publishSample } from './publish.ts'

/** A device that was let in. */
export type Device = {
  send(seconds: number): Promise<void>
  /** Its network is gone. */
  lose(): void
  /** It was sent away for good. */
  wasEnded(): boolean
}

export type OpenSide = {
  host: MediaHost
  /** Null: refused. */
  publish(sessionId: string, token: string): Promise<Device | null>
  close(): Promise<void>
}
export type MediaSide = { name: string; open(db: Db): Promise<OpenSide> }

const secret = 's'.repeat(32)

async function openEmbedded(db: Db): Promise<OpenSide> {
  const running = await startMediaProcess(db.url)
  const devices: { close(): void }[] = []
  return {
    host: running.host,
    async publish(_sessionId, token) {
      const device = await publishSample({ url: running.url, token })
      devices.push(device)
      const answered = await Promise.race([device.until('sending'), device.until('refused'), device.until('ended')])
      if (answered.kind !== 'sending') return null
      return {
        send: (seconds) => device.publish(seconds * 5 + 1),
        lose: device.cut,
        wasEnded: () => device.states.at(-1)?.kind === 'ended',
      }
    },
    async close() {
      for (const device of devices) device.close()
      await running.close()
    },
  }
}

async function openExternal(db: Db): Promise<OpenSide> {
  const [log, files] = [pino({ level: 'silent' }), memoryFiles()]
  const recorder = openRecorder(
    { db, files, log, env: {} as never },
    { freeSpace: async () => Number.POSITIVE_INFINITY },
  )
  const deps = { db, log, bus: quietBus, recorder, clock: systemClock }
  const http = createServer(express().use(mediaAuthHook(deps, secret)))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const server = await fakeMediaServer({ authHook: () => `http://127.0.0.1:${port}/hooks/media/auth?secret=${secret}` })
  const host = externalMedia(deps, { hls: server.url, webRtc: server.url, rtmp: null, api: server.url })
  const media = host.open(http)
  return {
    host,
    async publish(sessionId, token) {
      if (!(await server.publish(sessionId, token))) return null
      return {
        send: async (seconds) => server.play(sessionId, seconds),
        lose: () => server.leave(sessionId),
        wasEnded: () => !server.publishing().includes(sessionId),
      }
    },
    async close() {
      await media.close()
      await server.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** Both sides of MediaHost; each must answer the contract suite the same way. */
export const mediaSides: MediaSide[] = [
  { name: 'the shop itself', open: openEmbedded },
  { name: 'a media server', open: openExternal },
]
