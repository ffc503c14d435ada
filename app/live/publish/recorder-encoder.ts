import type { Encoder, EncoderEvents, EncoderInput } from './encoder.ts'
import { sizeFor } from './encoder.ts'
import { SOUND_BITS } from './uplink.ts'

/** H.264 in whatever a MediaRecorder puts it; what flushes often first. */
const TYPES = [
  'video/x-matroska;codecs=avc1,opus',
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/mp4;codecs=avc1,opus',
  'video/webm;codecs=h264,opus',
]
const SOUND_TYPES = ['audio/webm;codecs=opus', 'audio/mp4;codecs=mp4a.40.2']
const CHUNK_MS = 200

/** Type that a recorder of this browser writes and the server reads; null where there is none. */
export const recorderType = (): string | null =>
  typeof MediaRecorder === 'undefined' ? null : (TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null)

type RecorderOptions = MediaRecorderOptions & { videoKeyFrameIntervalDuration?: number }

/** Sends what a MediaRecorder writes; the server cuts it. For browsers without WebCodecs. */
export async function encodeByRecorder(input: EncoderInput, events: EncoderEvents): Promise<Encoder> {
  let now = { ...input }
  let recorder: MediaRecorder | null = null

  function halt(): void {
    const old = recorder
    recorder = null
    if (old && old.state !== 'inactive') old.stop()
  }

  async function apply(next: EncoderInput): Promise<void> {
    halt()
    now = { ...next }
    const { stream, step } = next
    const [video] = step.side > 0 ? stream.getVideoTracks() : []
    const { width = 640, height = 360 } = video?.getSettings() ?? {}
    if (video)
      await video
        .applyConstraints({ ...sizeFor({ width, height }, step.side), frameRate: step.framesPerSecond })
        .catch(() => undefined)
    const mimeType = video ? recorderType() : SOUND_TYPES.find((type) => MediaRecorder.isTypeSupported(type))
    if (!mimeType) return events.failed()
    const options: RecorderOptions = {
      mimeType,
      videoBitsPerSecond: step.videoBits,
      audioBitsPerSecond: SOUND_BITS,
      videoKeyFrameIntervalDuration: 1_000,
    }
    const mine = new MediaRecorder(new MediaStream([...(video ? [video] : []), ...stream.getAudioTracks()]), options)
    recorder = mine
    let first = true
    let order = Promise.resolve()
    mine.ondataavailable = ({ data }) => {
      if (data.size === 0) return
      order = order.then(async () => {
        const bytes = new Uint8Array(await data.arrayBuffer())
        if (mine !== recorder) return
        events.part({ bytes, key: first })
        first = false
      })
    }
    mine.onerror = () => mine === recorder && events.failed()
    events.track({ kind: 'recorder', mime: mine.mimeType || mimeType }, Date.now())
    mine.start(CHUNK_MS)
  }
  await apply(now)

  return {
    mode: 'recorder',
    use: apply,
    restart: () => void apply(now),
    figures() {
      const settings = now.step.side > 0 ? now.stream.getVideoTracks()[0]?.getSettings() : undefined
      const { width = 0, height = 0, frameRate = 0 } = settings ?? {}
      return { framesPerSecond: Math.round(frameRate), width, height, slow: false }
    },
    stop: async () => halt(),
  }
}
