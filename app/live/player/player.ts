import { MEDIA_PATH, type MediaState, type MediaSource as PictureSource, SOUND_PREFIX } from '#domain/live-media.ts'
import { mediaSourceOf } from './feed.ts'
import { openHls, openNative, type Wanted } from './hls.ts'
import { type Abilities, afterFailure, type Failure, type Mode, modesFor } from './modes.ts'
import { openPush } from './push.ts'
import type { Reports, Transport } from './transport.ts'
import { watchPage, watchVideo } from './watch-surroundings.ts'
import { makeWayBack } from './way-back.ts'

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
  /** Fetches sound alone, or the picture again. */
  listenOnly(on: boolean): void
  /** Call it from a gesture: browsers let sound begin only then. It is remembered for this visit. */
  turnSound(on: boolean): void
}

const SOUND = 'live.sound'
/** After every way failed in turn, before the first is tried again. */
const PAUSE_MS = 3_000
/** How often it is asked whether a better way may be tried. */
const LOOK_MS = 5_000

/** The playlist of a session's picture, or of its sound alone, which a media server has in the same one if at all. */
export const playlistOf = ({ sessionId, source, soundOnly }: Asked): Wanted =>
  source.kind === 'external'
    ? { address: source.hls, apart: true, soundOnly }
    : { address: `${MEDIA_PATH}/${sessionId}/${soundOnly ? SOUND_PREFIX : ''}index.m3u8`, apart: false, soundOnly }

function abilitiesOf(video: HTMLVideoElement): Abilities {
  return {
    mediaSource: mediaSourceOf() !== null,
    webRtc: 'RTCPeerConnection' in window,
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  }
}

const open: Record<Mode, (video: HTMLVideoElement, asked: Asked, reports: Reports) => Transport | Promise<Transport>> =
  {
    push: openPush,
    hls: (video, asked, reports) => openHls(video, playlistOf(asked), reports),
    native: (video, asked, reports) => openNative(video, playlistOf(asked), reports),
    whep: async (video, { source, soundOnly }, reports) => {
      if (source.kind !== 'external') throw new TypeError('no media server')
      const { openWhep } = await import('./whep.ts')
      return openWhep(video, { address: source.whep, soundOnly }, reports)
    },
  }

type Session = { sessionId: string; source: PictureSource }
type Asked = Session & { soundOnly: boolean }

/** Plays a session's picture by the best way that works, and changes ways by itself. Browser only, but for `state`. */
export function createPlayer(session: Session): Player {
  let playing: Playing = { mode: null, phase: 'connecting', media: null, sound: false, size: null }
  let expected: MediaState = 'none'
  let hushed = false
  let soundOnly = false
  let video: HTMLVideoElement | null = null
  let modes: Mode[] = []
  let transport: Transport | null = null
  /** Counts openings, so that an answer to an earlier one is dropped. */
  let turn = 0
  const wayBack = makeWayBack()
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
      const opened = await open[mode](video, { ...session, soundOnly }, reports)
      if (own === turn) transport = opened
      else opened.close()
      play(video)
    } catch {
      if (own === turn) fail(mode, 'unsupported')
    }
  }

  function fail(mode: Mode, why: Failure): void {
    if (mode === modes[0]) wayBack.failed(performance.now())
    const after = afterFailure(modes, mode, why)
    const round = after.next === after.modes[0] && why !== 'unsupported'
    modes = after.modes
    close()
    const own = turn
    if (round) setTimeout(() => own === turn && void begin(after.next), PAUSE_MS)
    else void begin(after.next)
  }

  /** From another way to the best, once the line has been calm for long enough. */
  function goBack(): void {
    const [best] = modes
    const now = performance.now()
    if (!transport || !best || playing.mode === best || !wayBack.isDue(now)) return
    wayBack.tries(now)
    void begin(best)
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
        playing() {
          wayBack.plays(performance.now())
          set({ phase: 'playing' })
        },
        stalled() {
          wayBack.stalled()
          if (playing.phase === 'playing') set({ phase: 'stalled' })
        },
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
      const looking = setInterval(goBack, LOOK_MS)
      void begin(modes[0] ?? null)
      return () => {
        clearInterval(looking)
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
    listenOnly(on) {
      if (soundOnly === on) return
      soundOnly = on
      if (video && playing.mode) void begin(playing.mode)
    },
    turnSound(on) {
      sessionStorage.setItem(SOUND, on ? 'on' : 'off')
      set({ sound: on })
      if (video) play(video)
    },
  }
}
