import { type MediaInit, readInit } from '#domain/media/read-init.ts'
import { readPart } from '#domain/media/read-part.ts'
import { bufferedEnd } from './live-edge.ts'

/** Played seconds that are kept. */
const BEHIND = 10

/** iPhones have it in place of MediaSource; it asks to be the only player of the page. */
declare global {
  interface Window {
    ManagedMediaSource?: typeof MediaSource
  }
}

export const mediaSourceOf = (): typeof MediaSource | null =>
  typeof window === 'undefined' ? null : (window.ManagedMediaSource ?? window.MediaSource ?? null)

/** Parts on their way into a <video>, in order, over every change of track. */
export type Feed = {
  /** @returns false where this browser cannot decode the track */
  begin(epoch: number, mime: string, init: Uint8Array): boolean
  add(part: Uint8Array): void
  close(): void
}

type Step = (into: SourceBuffer) => void
type Track = { epoch: number; init: MediaInit; offset: number | null }

const kindsOf = ({ tracks }: MediaInit): string => tracks.map(({ kind }) => kind).join()

/**
 * Feeds one <video>. A new track goes on where the last one ends; one of other kinds, such as sound alone, needs a source
 * of its own. `onBroken`: the browser gave the source up, so that it must be begun anew.
 */
export function makeFeed(video: HTMLVideoElement, onBroken: () => void): Feed {
  let source = openSource(video, openBuffer)
  let buffer: SourceBuffer | null = null
  let mime = ''
  let track: Track | null = null
  let steps: Step[] = []
  let closed = false

  function pump(): void {
    while (!closed && buffer && !buffer.updating) {
      const step = steps.shift()
      if (!step) return
      try {
        step(buffer)
      } catch (error) {
        if ((error as DOMException).name === 'QuotaExceededError' && makeRoom(buffer, video))
          return void steps.unshift(step)
        onBroken()
        return
      }
    }
  }

  function openBuffer(): void {
    if (buffer || mime === '' || source.media.readyState !== 'open') return
    buffer = source.media.addSourceBuffer(mime)
    buffer.addEventListener('updateend', pump)
    buffer.addEventListener('error', onBroken)
    pump()
  }

  function renew(): void {
    source.close()
    steps = []
    buffer = null
    source = openSource(video, openBuffer)
  }

  return {
    begin(epoch, nextMime, bytes) {
      if (!mediaSourceOf()?.isTypeSupported(nextMime)) return false
      const init = readInit(bytes)
      const known = track?.epoch === epoch ? track : null
      if (track && !known && kindsOf(track.init) !== kindsOf(init)) renew()
      const changed = mime !== '' && mime !== nextMime
      mime = nextMime
      track = known ?? { epoch, init, offset: null }
      openBuffer()
      if (changed) steps.push((into) => into.changeType(nextMime))
      steps.push((into) => into.appendBuffer(copyOf(bytes)))
      pump()
      return true
    },
    add(part) {
      const own = track
      if (!own) return
      const { startMs } = readPart(part, own.init)
      steps.push((into) => {
        own.offset ??= (bufferedEnd(into.buffered) ?? 0) - startMs / 1_000
        if (into.timestampOffset !== own.offset) into.timestampOffset = own.offset
        into.appendBuffer(copyOf(part))
      })
      if (steps.length < 3 && video.currentTime > 2 * BEHIND) steps.push(trim(video))
      pump()
    },
    close() {
      closed = true
      source.close()
    },
  }
}

/** The same bytes as what MediaSource takes: never shared memory. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>

const trim =
  (video: HTMLVideoElement): Step =>
  (into) => {
    const start = into.buffered.length > 0 ? into.buffered.start(0) : 0
    if (video.currentTime - start > 2 * BEHIND) into.remove(0, video.currentTime - BEHIND)
  }

/** Lets go of what was played, and of more when that does not do. @returns false where there is nothing to let go */
function makeRoom(buffer: SourceBuffer, video: HTMLVideoElement): boolean {
  const start = buffer.buffered.length > 0 ? buffer.buffered.start(0) : 0
  if (video.currentTime - start <= 1) return false
  buffer.remove(0, video.currentTime - 0.5)
  return true
}

function openSource(video: HTMLVideoElement, onOpen: () => void): { media: MediaSource; close(): void } {
  const Source = mediaSourceOf()
  if (!Source) throw new TypeError('this browser has no media source')
  const media = new Source()
  const url = URL.createObjectURL(media)
  media.addEventListener('sourceopen', onOpen, { once: true })
  video.disableRemotePlayback = true
  video.src = url
  return {
    media,
    close() {
      media.removeEventListener('sourceopen', onOpen)
      URL.revokeObjectURL(url)
    },
  }
}
