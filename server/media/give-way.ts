import { setTimeout as pause } from 'node:timers/promises'
import { TAKEOVER_MS } from '#domain/live-media.ts'
import type { Publisher } from './carried.ts'

export type Asker = { ingestId: string; device: string; name: string; takeOver: boolean }

/** Who published says something several times a second; silent so long (ms), its connection is dead. */
export const SILENT_MS = 1_500
const LOOK_MS = 50

/** Answers of devices that were asked to give way, by their connection. */
export type GiveWay = {
  /**
   * Whether the present publisher makes room: because it said so, did not answer in time, or its connection is dead. The
   * same device that comes back is not a rival; a second one with its token is.
   */
  asks(publisher: Publisher, asker: Asker): Promise<boolean>
  answer(socketId: string, gives: boolean): void
}

export function openGiveWay(): GiveWay {
  const open = new Map<string, (gives: boolean) => void>()

  async function ask({ socket }: Publisher, { device, name }: Asker): Promise<boolean> {
    const answered = new Promise<boolean>((resolve) => open.set(socket.id, resolve))
    const gone = new AbortController()
    const leave = () => open.get(socket.id)?.(true)
    socket.once('disconnect', leave)
    socket.emit('askedToGiveWay', { device, name, ms: TAKEOVER_MS })
    const late = pause(TAKEOVER_MS, true, { signal: gone.signal, ref: false }).catch(() => true)
    const gives = await Promise.race([answered, late])
    gone.abort()
    socket.off('disconnect', leave)
    open.delete(socket.id)
    return gives
  }

  return {
    async asks(publisher, asker) {
      if (!publisher.socket.connected) return true
      if (asker.takeOver) return ask(publisher, asker)
      return publisher.ingest.id === asker.ingestId ? isSilent(publisher) : false
    },
    answer: (socketId, gives) => open.get(socketId)?.(gives),
  }
}

/** Waits until somebody has been silent for long enough, or says something. */
async function isSilent(publisher: Publisher): Promise<boolean> {
  const heardAt = publisher.heardAt
  while (publisher.socket.connected && publisher.heardAt === heardAt) {
    if (performance.now() - heardAt >= SILENT_MS) return true
    await pause(LOOK_MS)
  }
  return !publisher.socket.connected
}
