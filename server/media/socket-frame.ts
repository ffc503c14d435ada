export const TEXT = 1
export const BINARY = 2
const FINAL = 0x80
/** What stands in the first byte of a length that needs two bytes more, or eight. */
const TWO_BYTES = 126
const EIGHT_BYTES = 127
const MOST_IN_TWO = 65_535

/**
 * The header of an unmasked WebSocket frame and its payload (RFC 6455, 5.2). Browsers end a connection on which a length
 * takes more bytes than it needs.
 */
export function socketFrame(opcode: number, payload: Uint8Array): [Uint8Array, Uint8Array] {
  const { length } = payload
  const said = length < TWO_BYTES ? length : length <= MOST_IN_TWO ? TWO_BYTES : EIGHT_BYTES
  const head = Buffer.alloc(said < TWO_BYTES ? 2 : said === TWO_BYTES ? 4 : 10)
  head[0] = FINAL | opcode
  head[1] = said
  if (said === TWO_BYTES) head.writeUInt16BE(length, 2)
  if (said === EIGHT_BYTES) head.writeBigUInt64BE(BigInt(length), 2)
  return [head, payload]
}
