import { type BoxAt, boxAt, boxesIn, onlyBox, viewOf } from './boxes.ts'
import { type InitTrack, type MediaInit, readInit } from './read-init.ts'
import { readSound } from './read-part.ts'
import { writePart } from './write-part.ts'

const soundIn = ({ tracks }: MediaInit): InitTrack | undefined => tracks.find(({ kind }) => kind === 'audio')

/** The initialization segment of a track's sound alone; null where it has none. @throws MalformedMedia */
export function soundInit(bytes: Uint8Array): Uint8Array | null {
  const sound = soundIn(readInit(bytes))
  if (!sound) return null
  const view = viewOf(bytes)
  const raw = ({ start, end }: BoxAt) => bytes.subarray(start, end)
  const top = boxesIn(view, 0, bytes.byteLength)
  const moov = onlyBox(top, 'moov')
  const inside = boxesIn(view, moov.from, moov.end).flatMap((box) => {
    if (box.type === 'trak') return idOfTrak(view, box) === sound.id ? [raw(box)] : []
    if (box.type !== 'mvex') return [raw(box)]
    const kept = boxesIn(view, box.from, box.end).filter(
      (one) => one.type !== 'trex' || idOfTrex(view, one) === sound.id,
    )
    return [boxOf('mvex', kept.map(raw))]
  })
  return joined(top.map((box) => (box === moov ? boxOf('moov', inside) : raw(box))))
}

/**
 * The sound of one part or of several that follow each other, as such without the picture; null where there is none.
 * @param init of the whole track
 * @throws MalformedMedia
 */
export function soundOf(bytes: Uint8Array, init: MediaInit): Uint8Array | null {
  if (!soundIn(init)) return null
  const found = boxesIn(viewOf(bytes), 0, bytes.byteLength)
    .flatMap((box, i, all) => (box.type === 'moof' ? [bytes.subarray(box.start, all[i + 1]?.end)] : []))
    .flatMap((part) => readSound(part, init) ?? [])
    .map(({ sequence, run }) => writePart(sequence, [run]))
  return found.length > 0 ? joined(found) : null
}

const idOfTrex = (view: DataView, { from }: BoxAt): number => view.getUint32(from + 4)

function idOfTrak(view: DataView, trak: BoxAt): number {
  const { from } = boxAt(view, trak, 'tkhd')
  const long = view.getUint8(from) === 1
  return view.getUint32(from + (long ? 20 : 12))
}

function boxOf(type: string, content: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(8)
  viewOf(head).setUint32(0, 8 + content.reduce((sum, { byteLength }) => sum + byteLength, 0))
  head.set(new TextEncoder().encode(type), 4)
  return joined([head, ...content])
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.byteLength
  }
  return out
}
