import {
  type AudioCodec,
  canEncodeAudio,
  canEncodeVideo,
  type EncodedPacket,
  MediaStreamAudioTrackSource,
  MediaStreamVideoTrackSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
  Quality,
} from 'mediabunny'
import type { AudioTrack, VideoTrack } from '#domain/media/tracks.ts'
import { type Encoder, type EncoderEvents, type EncoderInput, sizeFor } from './encoder.ts'
import { type Frame, makeTracks } from './track-maker.ts'
import { SOUND_BITS } from './uplink.ts'

/** Constrained baseline, level 3.1: 720p30, in hardware nearly everywhere, without frames that wait for later ones. */
const H264 = 'avc1.42e01f'
const SOUND = { numberOfChannels: 2, sampleRate: 48_000 } as const
/** Encoding AAC in software wants a core to spare. */
const CORES_FOR_AAC = 4
const SECOND_US = 1_000_000
/** A third of the frames missing over so long: the device does not keep up. */
const SLOW = { share: 2 / 3, ms: 4_000 } as const

/** Whether this browser encodes H.264 by WebCodecs. */
export const canEncodeFragments = async (): Promise<boolean> =>
  typeof VideoEncoder !== 'undefined' &&
  (await canEncodeVideo('avc', { width: 640, height: 360, fullCodecString: H264 }).catch(() => false))

async function soundCodec(): Promise<AudioCodec> {
  const quality = { ...SOUND, quality: new Quality({ bitrate: SOUND_BITS }) }
  if (await canEncodeAudio('aac', quality).catch(() => false)) return 'aac'
  if ((navigator.hardwareConcurrency ?? 1) < CORES_FOR_AAC) return 'opus'
  const { registerAacEncoder } = await import('@mediabunny/aac-encoder')
  registerAacEncoder()
  return (await canEncodeAudio('aac', quality).catch(() => false)) ? 'aac' : 'opus'
}

const bytesOf = (data: AllowSharedBufferSource | undefined): Uint8Array | null =>
  data === undefined
    ? null
    : ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data as ArrayBuffer)

const frameOf = ({ data, timestamp, duration, type }: EncodedPacket): Frame => ({
  bytes: data,
  timestampUs: Math.round(timestamp * SECOND_US),
  durationUs: Math.round(duration * SECOND_US),
  key: type === 'key',
})

function videoOf(config: VideoDecoderConfig | undefined): VideoTrack | undefined {
  const description = bytesOf(config?.description)
  if (!config || !description) return undefined
  return { codec: 'h264', description, width: config.codedWidth ?? 0, height: config.codedHeight ?? 0 }
}
function audioOf(config: AudioDecoderConfig | undefined): AudioTrack | undefined {
  if (!config) return undefined
  const { sampleRate, numberOfChannels: channels } = config
  return {
    codec: config.codec === 'opus' ? 'opus' : 'aac',
    description: bytesOf(config.description),
    sampleRate,
    channels,
  }
}

/** One kind of a stream on its way through an encoder. Its own copy of the track, so that stopping leaves the camera on. */
type Running = { source: MediaStreamTrack; stop(): Promise<void> }

/** Encodes with WebCodecs and cuts in the browser. Resolves when the encoders run. */
export async function encodeFragments(input: EncoderInput, events: EncoderEvents): Promise<Encoder> {
  const codec = await soundCodec()
  const tracks = makeTracks({ track: events.track, part: events.part })
  let running: { video: Running | null; audio: Running | null } = { video: null, audio: null }
  let now = { ...input }
  let size = { width: 0, height: 0 }
  let rate = 0
  let frames: number[] = []
  let since = performance.now()
  let stopped = false

  async function run(
    track: MediaStreamTrack,
    make: (copy: MediaStreamTrack) => { add(output: Output): void; error: Promise<void> },
  ): Promise<Running> {
    const copy = track.clone()
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'fragmented' }), target: new NullTarget() })
    const source = make(copy)
    let over = false
    source.add(output)
    source.error.catch(() => !over && !stopped && events.failed())
    await output.start()
    const stop = async () => {
      over = true
      await output.cancel().catch(() => undefined)
      copy.stop()
    }
    return { source: track, stop }
  }

  const runVideo = ({ stream, step }: EncoderInput) => {
    const [track] = stream.getVideoTracks()
    if (!track || step.side === 0) return null
    const { width = 640, height = 360, frameRate = 0 } = track.getSettings()
    size = sizeFor({ width, height }, step.side)
    // More frames than the camera makes would be the same frames again.
    rate = Math.min(step.framesPerSecond, Math.round(frameRate) || step.framesPerSecond)
    frames = []
    since = performance.now()
    return run(track, (copy) => {
      const source = new MediaStreamVideoTrackSource(
        copy as MediaStreamVideoTrack,
        {
          codec: 'avc',
          fullCodecString: H264,
          quality: new Quality({ bitrate: step.videoBits }),
          keyFrameInterval: 1,
          sizeChangeBehavior: 'contain',
          transform: size,
          onEncodedPacket: (packet, meta) => {
            frames = [...frames.filter((at) => performance.now() - at < SLOW.ms), performance.now()]
            tracks.video(frameOf(packet), videoOf(meta?.decoderConfig))
          },
        },
        { frameRate: rate, timestampBase: 'unix' },
      )
      return {
        add: (output) => output.addVideoTrack(source, { isRelativeToUnixEpoch: true }),
        error: source.errorPromise,
      }
    })
  }

  const runAudio = ({ stream }: EncoderInput) => {
    const [track] = stream.getAudioTracks()
    if (!track) return null
    return run(track, (copy) => {
      const source = new MediaStreamAudioTrackSource(
        copy as MediaStreamAudioTrack,
        {
          codec,
          quality: new Quality({ bitrate: SOUND_BITS }),
          // As it comes: mediabunny's resampler answers in steps of five seconds.
          onEncodedPacket: (packet, meta) => tracks.audio(frameOf(packet), audioOf(meta?.decoderConfig)),
        },
        { timestampBase: 'unix' },
      )
      return {
        add: (output) => output.addAudioTrack(source, { isRelativeToUnixEpoch: true }),
        error: source.errorPromise,
      }
    })
  }

  async function apply(next: EncoderInput): Promise<void> {
    const [video] = next.stream.getVideoTracks()
    const [audio] = next.stream.getAudioTracks()
    tracks.expect({ video: video !== undefined && next.step.side > 0, audio: audio !== undefined })
    await running.video?.stop()
    if (running.audio?.source !== audio) await running.audio?.stop()
    const kept = running.audio?.source === audio ? running.audio : null
    running = { video: await runVideo(next), audio: kept ?? (await runAudio(next)) }
    now = { ...next }
  }
  await apply(now)

  return {
    mode: 'fragments',
    use: apply,
    restart: tracks.flush,
    figures() {
      const span = Math.min(SLOW.ms, performance.now() - since)
      const found = (frames.filter((at) => performance.now() - at < span).length * 1_000) / Math.max(1, span)
      const none = now.step.side === 0 || !running.video
      const slow = !none && span === SLOW.ms && found > 0 && found < rate * SLOW.share
      return { framesPerSecond: none ? 0 : Math.round(found), ...(none ? { width: 0, height: 0 } : size), slow }
    },
    async stop() {
      stopped = true
      await Promise.all([running.video?.stop(), running.audio?.stop()])
      tracks.flush()
    },
  }
}
