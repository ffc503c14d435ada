import type { TrackOffer } from '#domain/live-media.ts'

/** A part or recorder's chunk as it was cut. `at`: when, by this device's clock, ms. */
export type KeptPart = { bytes: Uint8Array; key: boolean; at: number }

/** How a track is offered; how long ago it began is said when it is sent. */
export type Offer = TrackOffer extends infer T ? (T extends TrackOffer ? Omit<T, 'ageMs'> : never) : never

/** A track with what may still have to be sent, or sent again. Numbers count from 0 within the track as the server knows it. */
export type KeptTrack = {
  readonly offer: Offer
  /** When its media time 0 was, ms. */
  readonly since: number
  /** Null until the server has taken it. */
  epoch: number | null
  parts: KeptPart[]
  /** Number of `parts[0]`; of what is sent next; of the first that the server has not taken. */
  first: number
  next: number
  taken: number
}

/** What a browser keeps at most for sending again. */
export const KEPT = { ms: 60_000, bytes: 24_000_000 } as const

export type KeptParts = {
  begin(offer: Offer, since: number): void
  /** Adds to the newest track. */
  push(part: KeptPart): void
  /** The track that is being sent, and its next part that was not sent. */
  track(): KeptTrack | null
  take(): { number: number; bytes: Uint8Array } | null
  /** Whether there is another track behind the one that is sent, and all of this one is taken; then goes on to it. */
  advance(): boolean
  /** The connection is new: everything begins at the oldest track again. */
  rewind(): void
  /** The server took the offer, or knows the track and goes on at `next`. False: what comes next is no longer kept. */
  resume(track: KeptTrack, answer: { epoch: number; next: number; stored: number }): boolean
  taken(track: KeptTrack, answer: { next: number; stored: number }): void
  /** The server expects another number, or wants one again. False: it is no longer kept. */
  sendAgainFrom(track: KeptTrack, next: number): boolean
  /** The server does not know the track any more: it is offered anew, from a key frame on. */
  renew(track: KeptTrack): void
  /** Leaves a track out. True: it was the one that grows, and parts are not kept until the next begins. */
  drop(track: KeptTrack): boolean
  /** How much is not taken yet; `ms` is the age of the oldest. */
  waiting(now: number): { ms: number; bytes: number; parts: number }
}

/** Keeps parts until they are stored, in order, bounded. Pure. */
export function keepParts(limits: { ms: number; bytes: number } = KEPT): KeptParts {
  let tracks: KeptTrack[] = []
  let sending = 0
  let bytes = 0
  let growing = false
  const sizeOf = (parts: readonly KeptPart[]) => parts.reduce((sum, part) => sum + part.bytes.byteLength, 0)

  function remove(track: KeptTrack, before: number): void {
    const gone = track.parts.splice(0, Math.max(0, Math.min(before - track.first, track.parts.length)))
    bytes -= sizeOf(gone)
    track.first += gone.length
  }
  function drop(track: KeptTrack): boolean {
    const at = tracks.indexOf(track)
    if (at < 0) return false
    const newest = at === tracks.length - 1
    if (newest) growing = false
    bytes -= sizeOf(track.parts)
    tracks = tracks.filter((other) => other !== track)
    if (at < sending) sending--
    sending = Math.max(0, Math.min(sending, tracks.length - 1))
    return newest
  }
  function bound(now: number): void {
    for (let oldest = tracks[0]; oldest; oldest = tracks[0]) {
      const part = oldest.parts[0]
      if (!part && tracks.length > 1 && sending > 0) drop(oldest)
      else if (part && (bytes > limits.bytes || now - part.at > limits.ms)) {
        remove(oldest, oldest.first + 1)
        if (oldest.parts.length === 0 && tracks.length > 1) drop(oldest)
      } else return
    }
  }

  const kept: KeptParts = {
    begin(offer, since) {
      // One of which nothing was ever sent need not be offered.
      const last = tracks.at(-1)
      if (last?.parts.length === 0 && last.epoch === null) drop(last)
      growing = true
      tracks.push({ offer, since, epoch: null, parts: [], first: 0, next: 0, taken: 0 })
    },
    push(part) {
      if (!growing) return
      tracks.at(-1)?.parts.push(part)
      bytes += part.bytes.byteLength
      bound(part.at)
    },
    track: () => tracks[sending] ?? null,
    take() {
      const track = tracks[sending]
      const part = track?.parts[track.next - track.first]
      return track && part ? { number: track.next++, bytes: part.bytes } : null
    },
    advance() {
      const track = tracks[sending]
      if (!track || sending === tracks.length - 1 || track.taken < track.first + track.parts.length) return false
      sending++
      return true
    },
    rewind() {
      sending = 0
    },
    resume(track, { epoch, next, stored }) {
      track.epoch = epoch
      kept.taken(track, { next, stored })
      return kept.sendAgainFrom(track, next)
    },
    taken(track, { next, stored }) {
      track.taken = Math.max(track.taken, next)
      remove(track, Math.min(stored, track.taken))
      const at = tracks.indexOf(track)
      if (stored > 0) for (const before of tracks.slice(0, Math.max(0, at))) drop(before)
    },
    sendAgainFrom(track, next) {
      track.next = Math.max(next, track.first)
      track.taken = next
      return next >= track.first && next <= track.first + track.parts.length
    },
    renew(track) {
      track.epoch = null
      if (track.offer.kind === 'fragments') {
        const key = track.parts.findIndex((part) => part.key)
        remove(track, track.first + (key < 0 ? track.parts.length : key))
      }
      track.first = 0
      track.next = 0
      track.taken = 0
    },
    drop,
    waiting(now) {
      const parts = tracks.slice(sending).flatMap((track) => track.parts.slice(Math.max(0, track.taken - track.first)))
      return { ms: parts[0] ? now - parts[0].at : 0, bytes: sizeOf(parts), parts: parts.length }
    },
  }
  return kept
}
