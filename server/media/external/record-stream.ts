import { setTimeout as pause } from 'node:timers/promises'
import type { MediaPacket, MediaTracks } from '#domain/media/tracks.ts'
import type { Deps } from '#server/deps.ts'
import { Unrecordable } from '../describe-track.ts'
import { findRenditions, followPlaylist, type PulledSegment } from './follow-playlist.ts'
import { type ReadMedia, readPackets } from './read-packets.ts'
import { beginTrack, type TrackWriter } from './write-recording.ts'

type StreamDeps = Pick<Deps, 'db' | 'recorder' | 'log' | 'clock'>

const EVERY_MS = 1_000
/** Picture or sound that is this far ahead does not wait for the other any longer. */
const APART_US = 5_000_000

/**
 * Records a session from a media server's playlist until told to stop: pulls each segment once and keeps its frames as the
 * embedded side would. What it cannot keep it says in the log, once, and leaves.
 */
export function recordStream(deps: StreamDeps, sessionId: string, address: string): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = run().catch((error: unknown) =>
    deps.log.error({ err: error, sessionId }, 'a stream at the media server cannot be recorded'),
  )

  async function run(): Promise<void> {
    let recording: ReturnType<typeof openRecording> | null = null
    try {
      while (!stopping.signal.aborted) {
        try {
          recording ??= openRecording(deps, sessionId, await findRenditions(address))
          await recording.pull()
        } catch (error) {
          if (error instanceof Unrecordable) throw error
          deps.log.warn({ err: error, sessionId }, 'the media server’s playlist was not read')
          await recording?.finish()
          recording = null
        }
        await pause(EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      }
      await recording?.pull().catch(() => undefined)
    } finally {
      await recording?.finish()
    }
  }
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

type Rendition = { pull: () => Promise<PulledSegment[]>; tracks: MediaTracks | null; newestUs: number }

function openRecording(deps: StreamDeps, sessionId: string, addresses: readonly string[]) {
  const renditions: Rendition[] = addresses.map((address) => ({
    pull: followPlaylist(address),
    ...{ tracks: null, newestUs: Number.NEGATIVE_INFINITY },
  }))
  let waiting: MediaPacket[] = []
  let wall: { ms: number; us: number } | null = null
  let writer: TrackWriter | null = null

  async function finish(): Promise<void> {
    const rest = waiting
    waiting = []
    await writer?.add(inOrder(rest))
    await writer?.finish()
    writer = null
    wall = null
    for (const rendition of renditions) Object.assign(rendition, { tracks: null, newestUs: Number.NEGATIVE_INFINITY })
  }
  function take(rendition: Rendition, { tracks, packets }: ReadMedia, { wallMs }: PulledSegment): void {
    const first = inOrder(packets)[0]
    if (!first) return
    if (!rendition.tracks && !wall) wall = { ms: wallMs ?? deps.clock.now().getTime(), us: first.timestampUs }
    rendition.tracks ??= tracks
    rendition.newestUs = Math.max(rendition.newestUs, ...packets.map(({ timestampUs }) => timestampUs))
    waiting.push(...packets)
  }
  async function begin(): Promise<TrackWriter | null> {
    if (!wall || renditions.some(({ tracks }) => tracks === null)) return null
    const baseUs = inOrder(waiting)[0]?.timestampUs ?? wall.us
    const startedAt = new Date(wall.ms + (baseUs - wall.us) / 1_000)
    return beginTrack(deps, { sessionId, tracks: together(renditions), startedAt, baseUs })
  }
  async function write(): Promise<void> {
    writer ??= await begin()
    if (!writer) return
    const newest = renditions.map(({ newestUs }) => newestUs)
    const upTo = Math.max(Math.min(...newest), Math.max(...newest) - APART_US)
    const ready = waiting.filter(({ timestampUs }) => timestampUs <= upTo)
    waiting = waiting.filter(({ timestampUs }) => timestampUs > upTo)
    await writer.add(inOrder(ready))
  }
  return {
    finish,
    async pull() {
      for (const rendition of renditions)
        for (const segment of await rendition.pull()) {
          if (segment.begins && rendition.tracks) await finish()
          take(rendition, await readPackets(segment.bytes), segment)
        }
      await write()
    },
  }
}

const inOrder = (packets: readonly MediaPacket[]) => packets.toSorted((a, b) => a.timestampUs - b.timestampUs)

const together = (renditions: readonly Rendition[]): MediaTracks => ({
  video: renditions.map(({ tracks }) => tracks?.video).find(Boolean) ?? null,
  audio: renditions.map(({ tracks }) => tracks?.audio).find(Boolean) ?? null,
})
