import { openRecording } from './open-recording.ts'

export type ReplayTime = {
  /** Replay time. */
  ms: number
  playing: boolean
  /** It plays, and waits for more to come. */
  waiting: boolean
  rate: number
  muted: boolean
  /** There is something of the recording to see. */
  seen: boolean
  /** The recording cannot be played in this browser; the clock then goes on without it. */
  failed: boolean
}

export type ReplayClock = {
  time(): ReplayTime
  subscribe(listener: () => void): () => void
  play(): void
  pause(): void
  /** Anywhere in the replay; times outside are taken to its ends. */
  seek(ms: number): void
  setRate(rate: number): void
  setMuted(muted: boolean): void
  /** Lets a picture go with it. Nothing is loaded before it is played. @returns how to take it off again */
  attach(video: HTMLVideoElement): () => void
}

export const RATES = [1, 1.25, 1.5, 2] as const
const TICK_MS = 250
/** A picture this near to where it was sent has arrived. */
const NEAR_MS = 500

/**
 * The time of a replay: of its recording where there is one, of a clock where there is none, so that chat and price can be
 * followed either way. Browser only, but for `time`.
 * @param address of the recording's playlist
 */
export function createReplayClock(durationMs: number, atMs: number, address: string | null): ReplayClock {
  let time: ReplayTime = { ms: atMs, playing: false, waiting: false, rate: 1, muted: false, seen: false, failed: false }
  let video: HTMLVideoElement | null = null
  let opened: Promise<() => void> | null = null
  /** Where the picture is sent to and has not arrived yet, ms: what it says of its time meanwhile does not count. */
  let wanted: number | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()
  const set = (change: Partial<ReplayTime>) => {
    time = { ...time, ...change }
    for (const listener of listeners) listener()
  }
  const within = (ms: number) => Math.min(Math.max(0, ms), durationMs)
  const alone = () => address === null || time.failed

  function tick(): void {
    const ms = within(time.ms + TICK_MS * time.rate)
    if (ms >= durationMs) stop()
    set({ ms })
  }
  function stop(): void {
    clearInterval(timer)
    set({ playing: false })
  }
  function start(): void {
    clearInterval(timer)
    timer = setInterval(tick, TICK_MS)
    set({ playing: true, waiting: false, ms: time.ms >= durationMs ? 0 : time.ms })
  }
  function fail(): void {
    const { playing, waiting } = time
    set({ failed: true, waiting: false })
    if (playing || waiting) start()
  }

  /** A picture of which nothing is known yet is sent when it is. */
  function send(own: HTMLVideoElement): void {
    wanted = time.ms
    if (own.readyState >= HTMLMediaElement.HAVE_METADATA) own.currentTime = time.ms / 1_000
  }
  function arrive(own: HTMLVideoElement): void {
    if (wanted !== null && Math.abs(own.currentTime * 1_000 - wanted) > NEAR_MS) send(own)
    else wanted = null
  }

  async function playVideo(own: HTMLVideoElement): Promise<void> {
    set({ waiting: true })
    try {
      opened ??= openRecording(own, address ?? '', () => time.ms / 1_000, fail)
      await opened
      own.playbackRate = time.rate
      await own.play()
    } catch (error) {
      // A tap that came too late for the browser is no failure: the next one is in time.
      if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name))
        set({ waiting: false })
      else if (own === video) fail()
    }
  }

  const heard: Record<string, (own: HTMLVideoElement) => void> = {
    loadedmetadata: send,
    seeked: arrive,
    timeupdate: (own) => own.seeking || wanted !== null || set({ ms: within(own.currentTime * 1_000) }),
    loadeddata: () => set({ seen: true }),
    play: () => set({ playing: true }),
    pause: () => set({ playing: false, waiting: false }),
    waiting: () => set({ waiting: time.playing }),
    playing: () => set({ waiting: false }),
    ended: () => set({ playing: false, waiting: false, ms: durationMs }),
    volumechange: (own) => set({ muted: own.muted }),
  }

  return {
    time: () => time,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    play() {
      if (video && !alone()) void playVideo(video)
      else start()
    },
    pause() {
      if (video && !alone()) video.pause()
      else stop()
    },
    seek(ms) {
      set({ ms: within(ms) })
      if (video && opened && !alone()) send(video)
    },
    setRate(rate) {
      set({ rate })
      if (video) video.playbackRate = rate
    },
    setMuted(muted) {
      set({ muted })
      if (video) video.muted = muted
    },
    attach(own) {
      video = own
      const listening = Object.entries(heard).map(([name, hear]) => [name, () => hear(own)] as const)
      for (const [name, listener] of listening) own.addEventListener(name, listener)
      return () => {
        clearInterval(timer)
        for (const [name, listener] of listening) own.removeEventListener(name, listener)
        void opened?.then((close) => close()).catch(() => undefined)
        opened = null
        wanted = null
        video = null
      }
    },
  }
}
