/** The picture of a live session: what publishers, viewers and the server say to each other. Units: milliseconds, bytes. */

/** Socket.IO path of pictures. They have a connection of their own, so that video never holds up chat. */
export const MEDIA_SOCKET_PATH = '/media-socket'
/** Playlists and fragments over HTTP: `/live-media/<session id>/index.m3u8`. */
export const MEDIA_PATH = '/live-media'
/** Before the name of a playlist, an initialization segment, a segment or a part: its sound alone. */
export const SOUND_PREFIX = 'sound-'

/** Length of a part of the low-latency stream; a publisher cuts so, or a little shorter before a key frame. */
export const PART_MS = 200
/** A key frame, and with it a segment, at least this often. */
export const SEGMENT_MS = 1_000
/** Largest part, initialization segment, recorder's chunk and still picture that are taken. */
export const MEDIA_LIMITS = { part: 1_000_000, init: 65_536, chunk: 1_000_000, still: 200_000, test: 262_144 } as const
/** Parts or chunks taken from one publisher in ten seconds: four times what a publisher that catches up sends. */
export const MEDIA_PACE = { points: 600, duration: 10 } as const
/** A publisher that is gone this long is shown to viewers as “back in a moment”. */
export const AWAY_AFTER_MS = 3_000
/** How long whoever publishes may answer before a takeover goes through. */
export const TAKEOVER_MS = 10_000

/** What viewers may expect. `away`: somebody was publishing and is expected back. `audio`: sound only, the line is weak. */
export type MediaState = 'none' | 'on' | 'audio' | 'away'

/** Where the picture of a session comes from. `external`: a media server's addresses. */
export type MediaSource = { kind: 'embedded' } | { kind: 'external'; hls: string; whep: string }

/** Why a publisher is refused. */
export type MediaRefusal =
  | 'TokenUnknown'
  | 'TokenEnded'
  | 'SessionNotOnAir'
  | 'PublisherElsewhere'
  | 'InvalidInput'
  | 'MalformedMedia'
  | 'OutOfOrder'
  | 'TooLarge'
  | 'TooManyRequests'
  | 'Unavailable'

export type Refused = { ok: false; code: MediaRefusal; next?: number; elsewhere?: { device: string; name: string } }

/**
 * How a publisher sends: `fragments` are parts (`moof` and `mdat`) that follow an initialization segment, cut by the
 * browser; `recorder` is what a MediaRecorder writes (WebM, Matroska or MP4), cut by the server. `ageMs`: how long ago its
 * media time 0 was; a track may begin while the line is still busy with the one before.
 */
export type TrackOffer =
  | { kind: 'fragments'; codecs: string; width: number | null; height: number | null; init: Uint8Array; ageMs: number }
  | { kind: 'recorder'; mime: string; ageMs: number }

/**
 * Answer to what a publisher sends: `next` is the number the server expects, everything below `stored` is in the file
 * store and need not be kept for sending again. Numbers count from 0 within a track.
 */
export type MediaReply = { ok: true; next: number; stored: number } | Refused

export type PublisherToServer = {
  /** Becomes the session's publisher. With `takeOver` whoever publishes is asked first; the answer comes when they gave way. */
  publish: (input: { token: string; takeOver: boolean }, reply: (answer: { ok: true } | Refused) => void) => void
  /** Begins a track, or goes on with `epoch` after a cut: `next` says from which part. */
  track: (
    input: { epoch: number } | TrackOffer,
    reply: (answer: { ok: true; epoch: number; next: number; stored: number } | Refused) => void,
  ) => void
  /** A part or chunk. */
  media: (input: { epoch: number; number: number }, bytes: Uint8Array, reply: (answer: MediaReply) => void) => void
  /** A JPEG of what the camera sees, for cards and weak lines. */
  still: (bytes: Uint8Array, reply: (answer: { ok: true } | Refused) => void) => void
  /** The answer of whoever publishes to a takeover. */
  giveWay: (input: { give: boolean }) => void
  /** Says that there is sound only, or a picture again. */
  sound: (input: { only: boolean }) => void
  /** Stops publishing on purpose; the token stays good. */
  leave: (reply: () => void) => void
  /** Bytes that measure the line before the session; the token of a scheduled session is good for it. */
  test: (input: { token: string }, bytes: Uint8Array, reply: (answer: { ok: true } | Refused) => void) => void
}

export type ServerToPublisher = {
  /** Somebody wants to publish from another device; no answer within `ms` gives way. */
  askedToGiveWay: (input: { device: string; name: string; ms: number }) => void
  /** Another device publishes now. */
  tookOver: (input: { device: string; name: string }) => void
  /** The session ended, or the token was withdrawn. */
  publishEnded: (input: { code: MediaRefusal }) => void
}

export type ViewerToServer = {
  /** Has a session's parts pushed from the newest key frame on; with `soundOnly` what they have of sound. */
  watch: (
    input: { sessionId: string; soundOnly?: boolean },
    reply: (answer: { ok: true; state: MediaState } | Refused) => void,
  ) => void
  unwatch: () => void
}

export type ServerToViewer = {
  /** Before the first part of a track; `mime` is what a SourceBuffer is opened with. */
  init: (input: { epoch: number; mime: string }, bytes: Uint8Array) => void
  /** `key`: can be decoded without what came before. A viewer too slow misses parts and goes on at a `key`. */
  part: (input: { epoch: number; number: number; key: boolean }, bytes: Uint8Array) => void
  mediaState: (state: MediaState) => void
}

export type MediaToServer = PublisherToServer & ViewerToServer
export type MediaToClient = ServerToPublisher & ServerToViewer
