import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { TAKEOVER_MS } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { Publisher } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { type Holder, readStandings } from './claim-session.ts'
import type { Ingest } from './find-ingest.ts'
import { openGiveWay, SILENT_MS } from './give-way.ts'
import { inTurn } from './in-turn.ts'
import type { MediaBus, MediaMessage } from './media-bus.ts'
import type { MediaSocket } from './media-io.ts'
import { MediaRefused } from './refusal.ts'
import type { Seats } from './seats.ts'

/** A message on the bus comes within so long (ms). */
const BUS_MS = 500

/** Decides which device publishes. */
export type PublisherDesk = {
  /** Makes a connection its session's publisher. @throws MediaRefused PublisherElsewhere, SessionNotOnAir, TokenEnded */
  publish(socket: MediaSocket, ingest: Ingest, takeOver: boolean): Promise<void>
  /** The answer of whoever publishes to a takeover. */
  answer(socket: MediaSocket, gives: boolean): void
  /** Stops on purpose. */
  leave(socket: MediaSocket): Promise<void>
  hear(message: MediaMessage): void
}

type Around = { carrier: Carrier; bus: MediaBus; seats: Seats }

export function openPublisherDesk(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  { carrier, bus, seats }: Around,
): PublisherDesk {
  const giveWay = openGiveWay()
  const turns = inTurn()
  const questions = new Map<string, (gives: boolean) => void>()

  /** Asks the process of a publisher that is not connected here; where it is dead, nobody answers. */
  async function askElsewhere({ id, sessionId, device, name }: Ingest, takeOver: boolean): Promise<boolean> {
    if (carrier.url === null) return true
    const question = randomUUID()
    const answered = new Promise<boolean>((resolve) => questions.set(question, resolve))
    const stop = new AbortController()
    const ms = (takeOver ? TAKEOVER_MS : SILENT_MS) + BUS_MS
    await bus.tell({ is: 'asked', question, sessionId, ingestId: id, takeOver, by: { device, name } })
    const silence = pause(ms, true, { signal: stop.signal, ref: false }).catch(() => true)
    const gives = await Promise.race([answered, silence])
    stop.abort()
    questions.delete(question)
    return gives
  }

  async function makeRoom(socket: MediaSocket, ingest: Ingest, takeOver: boolean): Promise<void> {
    const { sessionId, id: ingestId, device, name } = ingest
    const here = carrier.of(sessionId)?.publisher
    if (here) {
      if (here.socket === socket || (await giveWay.asks(here, { ingestId, device, name, takeOver }))) return
      throw elsewhere(here.ingest)
    }
    const holder = (await readStandings(deps, [sessionId])).get(sessionId)?.holder
    if (holder && !(await askElsewhere(ingest, takeOver))) throw elsewhere(holder)
  }

  async function hearQuestion({ question, sessionId, ingestId, takeOver, by }: Question): Promise<void> {
    const here = carrier.of(sessionId)
    if (!here?.publisher) return
    const gives = await giveWay.asks(here.publisher, { ingestId, takeOver, ...by })
    const tell = ({ ingest, socket }: Publisher) =>
      ingest.id === ingestId ? socket.disconnect(true) : socket.emit('tookOver', by)
    if (gives) await seats.clear(here, tell)
    await bus.tell({ is: 'answered', question, gives })
  }

  return {
    publish: (socket, ingest, takeOver) =>
      turns(ingest.sessionId, async () => {
        await makeRoom(socket, ingest, takeOver)
        if (!socket.connected) throw new MediaRefused('Unavailable')
        await seats.give(socket, ingest)
      }),
    answer: (socket, gives) => giveWay.answer(socket.id, gives),
    async leave(socket) {
      const carried = socket.data.publishes === null ? undefined : carrier.of(socket.data.publishes)
      if (carried?.publisher?.socket === socket) await seats.leave(carried, 'none')
      giveWay.answer(socket.id, true)
    },
    hear(message) {
      if (message.is === 'answered') questions.get(message.question)?.(message.gives)
      if (message.is === 'asked')
        hearQuestion(message).catch((error: unknown) => deps.log.warn({ err: error }, 'a takeover was not answered'))
    },
  }
}

type Question = Extract<MediaMessage, { is: 'asked' }>

const elsewhere = ({ device, name }: Pick<Holder, 'device' | 'name'>) =>
  new MediaRefused('PublisherElsewhere', { elsewhere: { device, name } })
