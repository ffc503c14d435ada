import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { z } from 'zod'
import { DomainError, isDomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { isHost } from './hosts.ts'
import { type JoinInput, type JoinRoom, joinInput } from './join-room.ts'
import { keepPace } from './keep-pace.ts'
import type { LiveSocket } from './live-io.ts'
import type { Presence } from './presence.ts'
import { type Say, sayInput } from './say.ts'

export type Room = { join: JoinRoom; say: Say; presence: Presence; greet(sessionId: string): void }
type Refusal = { ok: false; code: string }

/** Joins a connection may ask for in ten seconds: coming back and catching up takes two or three. */
const JOIN_PACE = { points: 20, duration: 10 }

function checked<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw)
  if (!parsed.success) throw new DomainError('InvalidInput')
  return parsed.data
}

function leave({ presence }: Room, socket: LiveSocket): void {
  const { room } = socket.data
  if (!room) return
  socket.leave(room.sessionId)
  if (room.person !== null) presence.leave(room.sessionId, room.person)
  socket.data.room = null
}

function enter(room: Room, socket: LiveSocket, sessionId: string, person: string | null): void {
  leave(room, socket)
  socket.join(sessionId)
  socket.data.room = { sessionId, person }
  if (person !== null) room.presence.enter(sessionId, person)
  room.greet(sessionId)
}

/** Listens to one connection. All it says is checked; whatever is refused is answered with the error's code. */
export function welcome({ db, log }: Pick<Deps, 'db' | 'log'>, room: Room, socket: LiveSocket): void {
  const joins = new RateLimiterMemory(JOIN_PACE)

  /** Runs `work`; a message without a callback for its answer is ignored. */
  async function answering(reply: ((answer: Refusal) => void) | undefined, work: () => Promise<void>): Promise<void> {
    if (typeof reply !== 'function') return
    try {
      await work()
    } catch (error) {
      if (!isDomainError(error)) log.error({ err: error }, 'a live message failed')
      reply({ ok: false, code: isDomainError(error) ? error.code : 'Unavailable' })
    }
  }

  socket.on('join', (raw, reply) =>
    answering(reply, async () => {
      const input: JoinInput = checked(joinInput, raw)
      await keepPace(joins, socket.id)
      const { speaker } = socket.data
      const person = (await isHost(db.pool, input.sessionId, speaker.userId)) ? null : speaker.key
      await room.join(input, (answer) => {
        if (!socket.connected) return
        enter(room, socket, input.sessionId, person)
        const viewers = room.presence.viewers(input.sessionId)
        reply({ ...answer, snapshot: answer.snapshot && { ...answer.snapshot, viewers } })
      })
    }),
  )
  socket.on('say', (raw, reply) =>
    answering(reply, async () => {
      await room.say(socket.data.speaker, checked(sayInput, raw))
      reply({ ok: true })
    }),
  )
  socket.on('disconnect', () => leave(room, socket))
}
