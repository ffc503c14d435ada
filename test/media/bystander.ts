import { io } from 'socket.io-client'
import { expect, vi } from 'vitest'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { publishSample } from './publish.ts'

/** A farm that publishes all the while, with one viewer: whatever happens beside it, no part of it may be missing. */
export type Bystander = { lostNothing(): Promise<void>; close(): Promise<void> }

/** @param token of the session */
export async function standBy(url: string, sessionId: string, token: string): Promise<Bystander> {
  const publisher = await publishSample({ url, token, pace: 'real' })
  const viewer = io(url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true })
  const seen: number[] = []
  viewer.on('part', ({ number }: { number: number }) => seen.push(number))
  await viewer.emitWithAck('watch', { sessionId })
  const stop = publisher.run()
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), { timeout: 10_000 })
  return {
    async lostNothing() {
      const made = publisher.made()
      await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(made), { timeout: 15_000, interval: 20 })
      expect(seen).toEqual(Array.from({ length: seen.length }, (_, number) => number))
      expect(publisher.states.map(({ kind }) => kind)).toEqual(['sending'])
    },
    async close() {
      await stop()
      publisher.close()
      viewer.close()
    },
  }
}
