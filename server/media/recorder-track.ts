import { type EncodedPacket, EncodedPacketSink, Input, MATROSKA, MP4, ReadableStreamSource, WEBM } from 'mediabunny'
import { lengthPrefixed } from '#domain/media/annex-b.ts'
import { type Fragmenter, makeFragmenter } from '#domain/media/fragmenter.ts'
import type { MediaPacket, MediaPart, MediaTracks } from '#domain/media/tracks.ts'
import { describeAudio, describeVideo } from './describe-track.ts'
import { orderPackets } from './order-packets.ts'
import { MediaRefused } from './refusal.ts'

/** Bytes that are taken before they tell of a track, or that wait to be read. */
const MOST_WAITING = 4_000_000
/** What mediabunny keeps of the stream: it looks back no further than the newest seconds. */
const MOST_CACHED = 8_000_000

/** Cuts what a MediaRecorder writes, while it is being written. */
export type RecorderTrack = {
  /** The next bytes of the stream. @throws MediaRefused MalformedMedia: they cannot be read, here or before */
  take(bytes: Uint8Array): void
  /** Cuts what is left. */
  close(): void
}

/** @param put gets every part, and the initialization segment that it needs */
export function openRecorderTrack(put: (init: Uint8Array, part: MediaPart) => void): RecorderTrack {
  let failed = false
  let closed = false
  let fragmenter: Fragmenter | null = null
  let control: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>(
    {
      start(given) {
        control = given
      },
    },
    { highWaterMark: MOST_WAITING, size: (chunk) => chunk?.byteLength ?? 0 },
  )
  const source = new ReadableStreamSource(stream, { maxCacheSize: MOST_CACHED, handleUnhandledError: fail })
  const input = new Input({ formats: [WEBM, MATROSKA, MP4], source })

  function fail(): void {
    failed = true
    closed = true
    input.dispose()
  }
  function add(packet: MediaPacket): void {
    const parts = closed ? [] : (fragmenter?.add(packet) ?? [])
    for (const part of parts) if (fragmenter) put(fragmenter.init, part)
  }

  async function run(): Promise<void> {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    const first = video && (await new EncodedPacketSink(video).getFirstPacket())
    const tracks: MediaTracks = {
      video: video && (await describeVideo(video, first?.data ?? null)),
      audio: audio && (await describeAudio(audio)),
    }
    fragmenter = makeFragmenter(tracks)
    const startCodes = video !== null && (await video.getDecoderConfig())?.description === undefined
    const order = orderPackets(add, { video: video !== null, audio: audio !== null })
    const read = async (kind: 'video' | 'audio', packets: AsyncIterable<EncodedPacket>) => {
      for await (const packet of packets) {
        const bytes = kind === 'video' && startCodes ? lengthPrefixed(packet.data) : packet.data
        order.add({
          ...{ kind, bytes, key: packet.type === 'key' },
          timestampUs: Math.round(packet.timestamp * 1e6),
          durationUs: Math.round(packet.duration * 1e6),
        })
      }
      order.end(kind)
    }
    const [pictures, sounds] = [video && new EncodedPacketSink(video), audio && new EncodedPacketSink(audio)]
    await Promise.all([pictures && read('video', pictures.packets()), sounds && read('audio', sounds.packets())])
  }
  run().catch(fail)

  return {
    take(bytes) {
      if (failed || !control || (control.desiredSize ?? 0) < bytes.byteLength) throw new MediaRefused('MalformedMedia')
      control.enqueue(Uint8Array.from(bytes))
    },
    close() {
      if (closed) return
      for (const part of fragmenter?.flush() ?? []) if (fragmenter) put(fragmenter.init, part)
      closed = true
      input.dispose()
    },
  }
}
