import { Box, BoxParser, createFile, DataStream, type IsoFileOptions } from 'mp4box'
import { AUDIO_ID, type AudioTrack, audioTimescale, type MediaTracks, VIDEO_ID, VIDEO_TIMESCALE } from './tracks.ts'

const BRANDS = ['iso6', 'iso5', 'mp41', 'cmfc']
/** Packed ISO 639-2 code of “undetermined”. */
const UNDETERMINED = 0x55c4
/** `OpusHead` of a source that says nothing: nothing to skip, no gain. */
const OPUS_HEAD = 8

/** The initialization segment of a track: `ftyp` and a `moov` that holds no frames. */
export function writeInit({ video, audio }: MediaTracks): Uint8Array {
  const file = createFile()
  file.init({ brands: BRANDS, timescale: 1_000 })
  if (video) {
    const { width, height } = video
    addTrack(file, {
      id: VIDEO_ID,
      type: 'avc1',
      hdlr: 'vide',
      name: 'video',
      timescale: VIDEO_TIMESCALE,
      width,
      height,
      description: boxOf('avcC', video.description),
    })
  }
  if (audio) {
    addTrack(file, {
      id: AUDIO_ID,
      type: audio.codec === 'aac' ? 'mp4a' : 'Opus',
      hdlr: 'soun',
      name: 'audio',
      timescale: audioTimescale(audio),
      channel_count: audio.channels,
      samplerate: audio.codec === 'opus' ? 48_000 : audio.sampleRate,
      description: audio.codec === 'aac' ? esds(audio) : boxOf('dOps', dOps(audio)),
    })
  }
  // Readers expect the movie's header first, and what says that fragments follow last.
  const { moov } = file
  const order = ['mvhd', 'trak', 'mvex']
  moov.boxes?.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
  const stream = new DataStream()
  for (const box of file.boxes) box.write(stream)
  return new Uint8Array(stream.buffer).slice()
}

type File = ReturnType<typeof createFile>

function addTrack(file: File, options: IsoFileOptions): void {
  const id = file.addTrack({ ...options, language: 'und' })
  const trak = file.getTrackById(id)
  trak.mdia.mdhd.language = UNDETERMINED
  // The extended language tag would only repeat it.
  trak.mdia.boxes = trak.mdia.boxes?.filter(({ type }) => type !== 'elng')
  if (options.hdlr !== 'soun') return
  trak.tkhd.volume = 1
  trak.tkhd.width = 0
  trak.tkhd.height = 0
}

function boxOf(type: 'avcC' | 'dOps', data: Uint8Array): Box {
  const box = new Box(data.byteLength)
  box.type = type
  box.data = Uint8Array.from(data)
  return box
}

/** MPEG-4 elementary stream descriptor around the AudioSpecificConfig. */
function esds({ description }: AudioTrack): Box {
  const config = description ?? new Uint8Array()
  const specific = [0x05, config.byteLength, ...config]
  const decoder = [0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...specific]
  const stream = [0, AUDIO_ID, 0, 0x04, decoder.length, ...decoder, 0x06, 1, 2]
  const box = new BoxParser.box.esds(0)
  box.data = Uint8Array.from([0x03, stream.length, ...stream])
  return box
}

/** What `OpusHead` says, with its numbers turned to network order. */
function dOps({ description, channels, sampleRate }: AudioTrack): Uint8Array {
  const out = new Uint8Array(11)
  const to = new DataView(out.buffer)
  const head = description && description.byteLength >= OPUS_HEAD + 11 ? description : null
  const from = head && new DataView(head.buffer, head.byteOffset, head.byteLength)
  out[1] = from ? from.getUint8(OPUS_HEAD + 1) : channels
  to.setUint16(2, from ? from.getUint16(OPUS_HEAD + 2, true) : 0)
  to.setUint32(4, from ? from.getUint32(OPUS_HEAD + 4, true) : sampleRate)
  to.setInt16(8, from ? from.getInt16(OPUS_HEAD + 8, true) : 0)
  return out
}
