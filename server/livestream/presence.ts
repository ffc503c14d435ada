import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Bus } from '#server/bus.ts'
import type { Clock } from '#server/clock.ts'

/** What another process said is forgotten after this time; it repeats itself three times within. */
const EXPIRY_MS = 15_000
const REPEAT_MS = 5_000

/** `process session count`, as sent on the bus. */
const message = z.tuple([z.uuid(), z.uuid(), z.coerce.number().int().min(0)])

export type Presence = {
  enter(sessionId: string, person: string): void
  leave(sessionId: string, person: string): void
  /** People in the room over all processes; somebody with two tabs in one process is one. */
  viewers(sessionId: string): number
  /** Tells the other processes what changed, and from time to time what did not. Called once a second. */
  report(): Promise<void>
  close(): void
}

/** Counts who is in the rooms of this process and sums with what other processes report on the bus. */
export function createPresence(bus: Bus, clock: Clock): Presence {
  const own = randomUUID()
  /** session → person → how many sockets */
  const here = new Map<string, Map<string, number>>()
  const told = new Map<string, { viewers: number; at: number }>()
  /** session → process → count */
  const elsewhere = new Map<string, Map<string, { viewers: number; at: number }>>()

  const stop = bus.subscribe('live_presence', (payload) => {
    const parsed = message.safeParse(payload.split(' '))
    if (!parsed.success) return
    const [process, sessionId, viewers] = parsed.data
    if (process === own) return
    const counts = elsewhere.get(sessionId) ?? new Map<string, { viewers: number; at: number }>()
    if (viewers === 0) counts.delete(process)
    else counts.set(process, { viewers, at: clock.now().getTime() })
    if (counts.size === 0) elsewhere.delete(sessionId)
    else elsewhere.set(sessionId, counts)
  })

  const countHere = (sessionId: string) => here.get(sessionId)?.size ?? 0

  return {
    enter(sessionId, person) {
      const people = here.get(sessionId) ?? new Map<string, number>()
      people.set(person, (people.get(person) ?? 0) + 1)
      here.set(sessionId, people)
    },
    leave(sessionId, person) {
      const people = here.get(sessionId)
      const sockets = people?.get(person)
      if (!people || sockets === undefined) return
      if (sockets > 1) people.set(person, sockets - 1)
      else people.delete(person)
      if (people.size === 0) here.delete(sessionId)
    },
    viewers(sessionId) {
      const now = clock.now().getTime()
      let sum = countHere(sessionId)
      for (const { viewers, at } of elsewhere.get(sessionId)?.values() ?? []) if (now - at < EXPIRY_MS) sum += viewers
      return sum
    },
    async report() {
      const now = clock.now().getTime()
      for (const sessionId of new Set([...here.keys(), ...told.keys()])) {
        const viewers = countHere(sessionId)
        const last = told.get(sessionId)
        if (last?.viewers === viewers && now - last.at < REPEAT_MS) continue
        if (viewers === 0) told.delete(sessionId)
        else told.set(sessionId, { viewers, at: now })
        await bus.publish('live_presence', `${own} ${sessionId} ${viewers}`)
      }
    },
    close: stop,
  }
}
