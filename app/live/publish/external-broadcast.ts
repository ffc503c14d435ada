import { hasPicture } from './own-camera.ts'
import type { Broadcast, BroadcastEvents, BroadcastInput, PublishState } from './publish-state.ts'
import { STEPS } from './uplink.ts'
import { publishByWhip, type WhipState } from './whip.ts'

const TICK_MS = 1_000
const MOST_BITS = STEPS[0]?.videoBits ?? 0

/** Sends a stream to a media server by WebRTC, which fits it to the line by itself. */
export function broadcastExternal(
  { token, address, ...input }: BroadcastInput & { address: string },
  events: BroadcastEvents,
): Broadcast {
  let { stream, soundOnly } = input
  const heard: Record<WhipState, PublishState> = {
    connecting: { kind: 'connecting' },
    sending: { kind: 'onAir' },
    cut: { kind: 'away' },
    refused: { kind: 'refused', code: 'TokenUnknown' },
  }
  const sent = () => (soundOnly ? new MediaStream(stream.getAudioTracks()) : stream)
  const whip = publishByWhip({ address, token, stream: sent() }, (state) => events.state(heard[state]))
  void whip.limit(MOST_BITS)
  const tick = () => {
    const { width = 0, height = 0, frameRate = 0 } = stream.getVideoTracks()[0]?.getSettings() ?? {}
    const sound = soundOnly || !hasPicture(stream)
    const picture = sound
      ? { width: 0, height: 0, framesPerSecond: 0 }
      : { width, height, framesPerSecond: Math.round(frameRate) }
    events.figures(
      { kbits: 0, waitingMs: 0, ...picture, step: sound ? 'sound' : '720p', mode: 'webrtc' },
      sound ? 'chosen' : 'no',
    )
  }
  const timer = setInterval(tick, TICK_MS)
  return {
    use(next) {
      stream = next.stream
      soundOnly = next.soundOnly
      void whip.replace(sent())
    },
    // A media server takes the newest publisher and asks nobody.
    takeOver: () => undefined,
    answer: () => undefined,
    back: () => undefined,
    async stop() {
      clearInterval(timer)
      whip.stop()
    },
  }
}
