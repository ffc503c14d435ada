import {
  BufferSource,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  StreamTarget,
} from 'mediabunny'
import type { ReplayPiece } from '#domain/replay-timeline.ts'

/** What one piece can be read from: its initialization segment with its segment behind it. */
export type ReadPiece = (piece: ReplayPiece) => Promise<Uint8Array>

/**
 * Writes pieces with the same codecs as one MP4 in fragments, so that nothing is held but the piece at hand. Frames are
 * copied; their times are the film's own, without pauses.
 * @param write takes the file's bytes in order; what it returns is waited for
 */
export async function writeFilm(
  pieces: readonly ReplayPiece[],
  read: ReadPiece,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented' }),
    target: new StreamTarget(new WritableStream({ write: ({ data }) => write(data) })),
  })
  let add: AddPiece | undefined
  let filmMs = 0
  try {
    for (const piece of pieces) {
      const input = new Input({ source: new BufferSource(await read(piece)), formats: [MP4] })
      add ??= await beginFilm(output, input)
      await add(input, (filmMs - piece.startMs) / 1_000)
      input.dispose()
      filmMs += piece.durationMs
    }
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
}

/** @param shift seconds from the piece's times to the film's */
type AddPiece = (input: Input, shift: number) => Promise<void>

async function beginFilm(output: Output, first: Input): Promise<AddPiece> {
  const [video, audio] = [await first.getPrimaryVideoTrack(), await first.getPrimaryAudioTrack()]
  const [picture, sound] = [video && (await video.getDecoderConfig()), audio && (await audio.getDecoderConfig())]
  const pictures = picture && video?.codec ? new EncodedVideoPacketSource(video.codec) : null
  const sounds = sound && audio?.codec ? new EncodedAudioPacketSource(audio.codec) : null
  if (pictures) output.addVideoTrack(pictures)
  if (sounds) output.addAudioTrack(sounds)
  await output.start()
  const [pictureTimes, soundTimes] = [forwards(), forwards()]
  return async (input, shift) => {
    const [inVideo, inAudio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    if (pictures && picture && inVideo)
      for await (const packet of new EncodedPacketSink(inVideo).packets())
        for (const moved of pictureTimes(packet, shift)) await pictures.add(moved, { decoderConfig: picture })
    if (sounds && sound && inAudio)
      for await (const packet of new EncodedPacketSink(inAudio).packets())
        for (const moved of soundTimes(packet, shift)) await sounds.add(moved, { decoderConfig: sound })
  }
}

/** Moves packets; one that would lie before the end of another piece's is left out: sound reaches over a cut. */
function forwards(): (packet: EncodedPacket, shift: number) => EncodedPacket[] {
  let [shiftBefore, endedAt] = [Number.NaN, 0]
  return (packet, shift) => {
    const timestamp = Math.max(0, packet.timestamp + shift)
    // Half a millisecond is what times lose by being kept in whole ones.
    if (shift !== shiftBefore && timestamp < endedAt - 0.000_5) return []
    shiftBefore = shift
    endedAt = Math.max(endedAt, timestamp + packet.duration)
    return [packet.clone({ timestamp: Math.max(timestamp, 0) })]
  }
}
