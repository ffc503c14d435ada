import { type CameraAnswer, type Facing, openCamera } from './camera.ts'
import { watchCamera } from './camera-watch.ts'
import type { PublishNotice } from './publish-state.ts'

export type CameraEvents = {
  /** Another stream, or the same with a track less. */
  changed(stream: MediaStream): void
  notice(notice: PublishNotice | null): void
}

/** This device's camera: opened once, found again when it was taken away. */
export type OwnCamera = {
  open(): Promise<CameraAnswer>
  stream(): MediaStream | null
  /** The other one of a phone's two cameras. */
  flip(facing: Facing): Promise<void>
  mute(on: boolean): void
  close(): void
}

const AGAIN_MS = 3_000

export const hasPicture = (stream: MediaStream): boolean =>
  stream.getVideoTracks().some(({ readyState }) => readyState === 'live')
const stopTracks = (tracks: readonly MediaStreamTrack[]): void => {
  for (const track of tracks) track.stop()
}

export function makeOwnCamera(facing: Facing, events: CameraEvents): OwnCamera {
  let stream: MediaStream | null = null
  let wanted = facing
  let muted = false
  let hidden = false
  let unwatch: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function adopt({ stream: next, lacks }: Extract<CameraAnswer, { ok: true }>): void {
    if (stream) stopTracks(stream.getTracks())
    unwatch?.()
    stream = next
    for (const track of next.getAudioTracks()) track.enabled = !muted
    events.notice(lacks === 'camera' ? 'noCamera' : lacks === 'microphone' ? 'noMicrophone' : null)
    unwatch = watchCamera(next, {
      lost(kind) {
        events.notice(kind === 'video' ? 'cameraLost' : 'soundLost')
        events.changed(next)
        findAgain()
      },
      hidden() {
        hidden = true
        events.notice('hidden')
      },
      back() {
        if (hidden) events.notice(null)
        hidden = false
      },
    })
  }
  function findAgain(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void reopen(), AGAIN_MS)
  }
  async function reopen(): Promise<void> {
    const before = stream
    const answer = await openCamera({ facing: wanted })
    // Closed, or opened by somebody else meanwhile.
    if (before === null || stream !== before) return answer.ok ? stopTracks(answer.stream.getTracks()) : undefined
    if (!answer.ok) {
      events.notice('cameraLost')
      return findAgain()
    }
    adopt(answer)
    events.changed(answer.stream)
  }

  return {
    async open() {
      if (stream) return { ok: true, stream, lacks: null }
      const answer = await openCamera({ facing: wanted })
      if (answer.ok) adopt(answer)
      return answer
    },
    stream: () => stream,
    async flip(next) {
      wanted = next
      if (!stream) return
      // Phones open one camera at a time.
      unwatch?.()
      stopTracks(stream.getVideoTracks())
      await reopen()
    },
    mute(on) {
      muted = on
      for (const track of stream?.getAudioTracks() ?? []) track.enabled = !on
    },
    close() {
      clearTimeout(timer)
      unwatch?.()
      if (stream) stopTracks(stream.getTracks())
      stream = null
    },
  }
}
