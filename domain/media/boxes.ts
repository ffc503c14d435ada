/** Bytes that are no piece of media as this house takes it; `message` says what is wrong, for logs. */
export class MalformedMedia extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MalformedMedia'
  }
}

/** A box within `bytes`: `from` is where its content begins, `start` its header, `end` is exclusive. */
export type BoxAt = { type: string; start: number; from: number; end: number }

/** More boxes beside each other than any piece of media has. */
const MOST_BOXES = 64

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * The boxes that fill a stretch from end to end. Sizes are those of 32 bits: what is longer, open-ended or overlapping is
 * refused, so that reading ends after as many steps as there are boxes.
 */
export function boxesIn(view: DataView, from: number, end: number): BoxAt[] {
  const boxes: BoxAt[] = []
  for (let at = from; at < end; ) {
    if (end - at < 8) throw new MalformedMedia('bytes after the last box')
    const size = view.getUint32(at)
    if (size < 8 || size > end - at) throw new MalformedMedia('a box that ends elsewhere')
    if (boxes.length === MOST_BOXES) throw new MalformedMedia('too many boxes')
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)))
    boxes.push({ type, start: at, from: at + 8, end: at + size })
    at += size
  }
  return boxes
}

/** The one box of a type in a stretch. */
export function onlyBox(boxes: readonly BoxAt[], type: string): BoxAt {
  const found = boxes.filter((box) => box.type === type)
  if (found.length !== 1 || !found[0]) throw new MalformedMedia(`${found.length} boxes ${type}`)
  return found[0]
}

/** Follows a path of boxes of which there is one each. */
export const boxAt = (view: DataView, box: BoxAt, ...path: string[]): BoxAt =>
  path.reduce((inside, type) => onlyBox(boxesIn(view, inside.from, inside.end), type), box)

/** Reads numbers of a box in order; past its end is malformed. */
export function readerOf(view: DataView, { type, from, end }: BoxAt) {
  let at = from
  const take = (bytes: number): number => {
    if (bytes > end - at) throw new MalformedMedia(`${type} is too short`)
    at += bytes
    return at - bytes
  }
  return {
    skip: (bytes: number): void => void take(bytes),
    u8: () => view.getUint8(take(1)),
    u16: () => view.getUint16(take(2)),
    u32: () => view.getUint32(take(4)),
    i32: () => view.getInt32(take(4)),
    /** @throws MalformedMedia beyond what counts exactly */
    u64: () => {
      const value = view.getBigUint64(take(8))
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new MalformedMedia(`${type} counts too far`)
      return Number(value)
    },
    left: () => end - at,
    at: () => at,
  }
}
