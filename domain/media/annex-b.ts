/** H.264 as recorders may write it: units between start codes (Annex B), made into what MP4 wants. */

const SPS = 7
const PPS = 8
const DELIMITER = 9

/** The units of a frame, without start codes and the zeros before them. */
function unitsOf(bytes: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = []
  let begin = -1
  const close = (end: number): void => {
    let last = end
    while (last > begin && bytes[last - 1] === 0) last--
    if (begin >= 0 && last > begin) units.push(bytes.subarray(begin, last))
  }
  for (let i = 0; i + 2 < bytes.byteLength; i++) {
    if (bytes[i] !== 0 || bytes[i + 1] !== 0 || bytes[i + 2] !== 1) continue
    close(i)
    begin = i + 3
    i += 2
  }
  close(bytes.byteLength)
  return units
}

const typeOf = (unit: Uint8Array): number => (unit[0] ?? 0) & 0x1f

/** A frame with lengths of four bytes instead of start codes; parameter sets are left to `avcC`. */
export function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const units = unitsOf(bytes).filter((unit) => ![SPS, PPS, DELIMITER].includes(typeOf(unit)))
  const out = new Uint8Array(units.reduce((sum, { byteLength }) => sum + 4 + byteLength, 0))
  const view = new DataView(out.buffer)
  let at = 0
  for (const unit of units) {
    view.setUint32(at, unit.byteLength)
    out.set(unit, at + 4)
    at += 4 + unit.byteLength
  }
  return out
}

/** `avcC` out of a key frame's parameter sets; null where it carries none. */
export function describeH264(bytes: Uint8Array): Uint8Array | null {
  const units = unitsOf(bytes)
  const sps = units.find((unit) => typeOf(unit) === SPS)
  const pps = units.find((unit) => typeOf(unit) === PPS)
  if (!sps || !pps || sps.byteLength < 4) return null
  const length = ({ byteLength }: Uint8Array) => [byteLength >> 8, byteLength & 0xff]
  const [, profile = 0, compatible = 0, level = 0] = sps
  return Uint8Array.from([1, profile, compatible, level, 0xff, 0xe1, ...length(sps), ...sps, 1, ...length(pps), ...pps])
}
