import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { Elsewhere, MediaSocket, SendState } from '#app/live/publish/send-state.ts'
import { makeSender, type Sender } from '#app/live/publish/sender.ts'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import { makeFragmenter } from '#domain/media/fragmenter.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import { readSample, type Sample } from './sample.ts'

export type PublishOptions = {
  /** Of the server: `http://127.0.0.1:3000`. */
  url: string
  token: string
  takeOver?: boolean
  /** Real time, or as fast as the server takes it. */
  pace?: 'real' | 'fast'
  /** Another picture than the sample, of the same codecs. */
  sample?: Sample
}

/** A device that publishes the sample over and over, with the browser's own sender. */
export type TestPublisher = {
  socket: MediaSocket
  sender: Sender
  /** Every state, in order. */
  states: SendState[]
  /** Questions to give way, in order. */
  asked: Elsewhere[]
  /** Publishes the next `count` parts; resolves when they were handed to the sender (`fast`: taken by the server). */
  publish(count: number): Promise<void>
  /** Publishes until it is called back. */
  run(): () => Promise<void>
  /** Parts that were cut so far. */
  made(): number
  /** Begins a new track, as a browser does for another size. */
  newTrack(): void
  /** The network is gone until `resume`. */
  cut(): void
  resume(): void
  /** Waits for a state. */
  until(kind: SendState['kind'], ms?: number): Promise<SendState>
  close(): void
}

const PATIENCE_MS = 10_000
const LOOK_MS = 5
/** As many as a sender keeps under way. */
const AHEAD = 12

/** Parts of the sample, repeated with shifted times for as long as wanted. */
export async function sampleParts(sample?: Sample): Promise<{
  init: Uint8Array
  codecs: string
  parts(): Generator<MediaPart, never>
}> {
  const { tracks, packets } = sample ?? (await readSample())
  const whole = packets.filter(({ timestampUs }) => timestampUs >= 0)
  const lengthUs = Math.max(...whole.filter((p) => p.kind === 'video').map((p) => p.timestampUs + p.durationUs))
  function* parts(): Generator<MediaPart, never> {
    const fragmenter = makeFragmenter(tracks)
    for (let round = 0; ; round++)
      for (const packet of whole)
        yield* fragmenter.add({ ...packet, timestampUs: packet.timestampUs + round * lengthUs })
  }
  return { init: makeFragmenter(tracks).init, codecs: 'avc1.42c01f,mp4a.40.2', parts }
}

/** Connects as the publisher of a session and begins a track; `publish` and `run` send. Close it at the end of a test. */
export async function publishSample({
  url,
  token,
  takeOver = false,
  pace = 'fast',
  sample,
}: PublishOptions): Promise<TestPublisher> {
  const { init, codecs, parts } = await sampleParts(sample)
  const socket: MediaSocket = io(url, {
    path: MEDIA_SOCKET_PATH,
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 500,
  })
  const states: SendState[] = []
  const asked: Elsewhere[] = []
  const sender = makeSender(socket, token, {
    state: (state) => states.push(state),
    asked: (by) => by && asked.push(by),
    restart: () => undefined,
  })
  let source = parts()
  let made = 0
  let since = 0
  const newTrack = () => {
    source = parts()
    since = Date.now()
    sender.begin({ kind: 'fragments', codecs, width: 640, height: 360, init }, since)
  }
  const one = async () => {
    const part = source.next().value
    made++
    if (pace === 'real') await sleep(Math.max(0, since + part.startMs + part.durationMs - Date.now()))
    sender.push({ bytes: part.bytes, key: part.key, at: Date.now() })
  }
  let gone = false
  /** While the network is gone nothing is taken, and parts pile up as in a browser. */
  const settle = async () => {
    if (gone) await sleep(1)
    else if (pace === 'fast') await sender.settle(PATIENCE_MS)
  }
  const until = async (kind: SendState['kind'], ms = PATIENCE_MS) => {
    for (const end = Date.now() + ms; Date.now() < end; await sleep(LOOK_MS))
      if (sender.state().kind === kind) return sender.state()
    throw new Error(`not ${kind} within ${ms} ms but ${JSON.stringify(sender.state())}`)
  }
  newTrack()
  sender.open({ takeOver })
  return {
    socket,
    sender,
    states,
    asked,
    async publish(count) {
      for (let i = 0; i < count; i++) {
        await one()
        if (i % AHEAD === AHEAD - 1) await settle()
      }
      await settle()
    },
    run() {
      let on = true
      const running = (async () => {
        while (on) {
          await one()
          await settle()
        }
      })()
      return async () => {
        on = false
        await running
      }
    },
    made: () => made,
    newTrack,
    cut() {
      gone = true
      socket.io.reconnection(false)
      if (socket.connected) socket.io.engine.close()
    },
    resume() {
      gone = false
      socket.io.reconnection(true)
      socket.connect()
    },
    until,
    close: () => void socket.disconnect(),
  }
}
