import { MEDIA_PATH, type MediaState, type MediaSource as PictureSource } from '#domain/live-media.ts'
import { mediaSourceOf } from './feed.ts'
import { openHls, openNative } from './hls.ts'
import { type Abilities, afterFailure, type Failure, type Mode, modesFor } from './modes.ts'
import { openPush } from './push.ts'
import type { Reports, Transport } from './transport.ts'

export type Playing = {
  mode: Mode | null
  /** `stalled`: it played, and waits for more. `impossible`: no way works in this browser. */
  phase: 'connecting' | 'playing' | 'stalled' | 'impossible'
  /** What the picture's server said last; null: nothing yet. */
  media: MediaState | null
  sound: boolean
  /** Pixels of the picture; null before the first, and where there is only sound. */
  size: { width: number; height: number } | null
}

export type Player = {
  state(): Playing
  subscribe(listener: () => void): () => void
  /** Begins to play; the answer ends it. */
  attach(video: HTMLVideoElement): () => void
  /**
   * What the room says of the picture: ways that ask again and again wait until there is one. While the host has the
   * session paused, nothing is heard.
   */
  expect(media: MediaState, paused: boolean): void
  /** Call it from a gesture: browsers let sound begin only then. It is remembered for this visit. */
  turnSound(on: boolean): void
}

const SOUND = 'live.sound'
/** After every way failed in turn, before the first is tried again. */
const PAUSE_MS = 3_000
/** Out of sight without sound, nobody misses the picture: its data is saved. */
const HIDDEN_MS = 5_000

/** Address of the playlist of a session's picture. */
export const playlistOf = (sessionId: string, source: PictureSource): string =>
  source.kind === 'external' ? source.hls : `${MEDIA_PATH}/${sessionId}/index.m3u8`

function abilitiesOf(video: HTMLVideoElement): Abilities {
  return {
    mediaSource: mediaSourceOf() !== null,
    webRtc: 'RTCPeerConnection' in window,
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  }
}

const open: Record<
  Mode,
  (video: HTMLVideoElement, session: Session, reports: Reports) => Transport | Promise<Transport>
> = {
  push: openPush,
  hls: (video, { sessionId, source }, reports) => openHls(video, { address: playlistOf(sessionId, source) }, reports),
  native: (video, { sessionId, source }, reports) =>
    openNative(video, { address: playlistOf(sessionId, source) }, reports),
  whep: async (video, { source }, reports) => {
    if (source.kind !== 'external') throw new TypeError('no media server')
    const { openWhep } = await import('./whep.ts')
    return openWhep(video, { address: source.whep }, reports)
  },
}

type Session = { sessionId: string; source: PictureSource }

/** Plays a session's picture by the best way that works, and changes ways by itself. Browser only, but for `state`. */
export function createPlayer(session: Session): Player {
  let playing: Playing = { mode: null, phase: 'connecting', media: null, sound: false, size: null }
  let expected: MediaState = 'none'
  let hushed = false
  let video: HTMLVideoElement | null = null
  let modes: Mode[] = []
  let transport: Transport | null = null
  /** Counts openings, so that an answer to an earlier one is dropped. */
  let turn = 0
  const listeners = new Set<() => void>()
  const set = (change: Partial<Playing>) => {
    playing = { ...playing, ...change }
    for (const listener of listeners) listener()
  }

  function close(): void {
    turn++
    transport?.close()
    transport = null
  }

  async function begin(mode: Mode | null): Promise<void> {
    close()
    if (!video) return
    if (mode === null) return set({ mode: null, phase: 'impossible' })
    set({ mode, phase: 'connecting' })
    if (mode !== 'push' && expected === 'none') return
    // From here until the first frame a viewer waits: measured from outside.
    performance.mark('picture.asked')
    const own = turn
    const reports: Reports = {
      media: (media) => own === turn && set({ media }),
      failed: (why) => own === turn && fail(mode, why),
    }
    try {
      const opened = await open[mode](video, session, reports)
      if (own === turn) transport = opened
      else opened.close()
      play(video)
    } catch {
      if (own === turn) fail(mode, 'unsupported')
    }
  }

  function fail(mode: Mode, why: Failure): void {
    const after = afterFailure(modes, mode, why)
    const round = after.next === after.modes[0] && why !== 'unsupported'
    modes = after.modes
    close()
    const own = turn
    if (round) setTimeout(() => own === turn && void begin(after.next), PAUSE_MS)
    else void begin(after.next)
  }

  /** Without a gesture browsers play silently at most. */
  function play(into: HTMLVideoElement): void {
    into.muted = hushed || !playing.sound
    into.play().catch((error: DOMException) => {
      if (error.name !== 'NotAllowedError' || into.muted) return
      set({ sound: false })
      play(into)
    })
  }

  return {
    state: () => playing,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    attach(element) {
      video = element
      modes = modesFor(session.source, abilitiesOf(element))
      playing = { ...playing, sound: sessionStorage.getItem(SOUND) === 'on' }
      const stop = watchVideo(element, {
        playing: () => set({ phase: 'playing' }),
        stalled: () => playing.phase === 'playing' && set({ phase: 'stalled' }),
        size: (size) => set({ size }),
      })
      const leave = watchPage({
        online: () => transport?.retry(),
        hidden: () => playing.sound || close(),
        shown() {
          if (!transport) return void begin(playing.mode)
          transport.toEdge()
          play(element)
        },
      })
      void begin(modes[0] ?? null)
      return () => {
        stop()
        leave()
        close()
        video = null
        element.removeAttribute('src')
        element.load()
      }
    },
    expect(media, paused) {
      const none = expected === 'none'
      expected = media
      hushed = paused
      if (video) video.muted = hushed || !playing.sound
      if (none && media !== 'none' && video && !transport && playing.mode !== 'push') void begin(playing.mode)
    },
    turnSound(on) {
      sessionStorage.setItem(SOUND, on ? 'on' : 'off')
      set({ sound: on })
      if (video) play(video)
    },
  }
}

function watchVideo(
  video: HTMLVideoElement,
  tell: { playing(): void; stalled(): void; size(size: Playing['size']): void },
): () => void {
  const measure = () => tell.size(video.videoWidth > 0 ? { width: video.videoWidth, height: video.videoHeight } : null)
  const heard: [string, () => void][] = [
    ['playing', tell.playing],
    ['waiting', tell.stalled],
    ['resize', measure],
    ['loadedmetadata', measure],
  ]
  for (const [type, listener] of heard) video.addEventListener(type, listener)
  return () => {
    for (const [type, listener] of heard) video.removeEventListener(type, listener)
  }
}

function watchPage(tell: { online(): void; hidden(): void; shown(): void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const seen = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(tell.hidden, HIDDEN_MS)
    else tell.shown()
  }
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('online', tell.online)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', tell.online)
  }
}
