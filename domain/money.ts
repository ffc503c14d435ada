/** Integer fen (1 yuan = 100 fen). Never a float. */
export type Fen = bigint

/** The one currency of the marketplace, as ISO 4217. */
export const CURRENCY = 'CNY'

/** Fen as yuan with two decimals: `9800n` → `"98.00"`, `-5n` → `"-0.05"`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0n ? '-' : ''
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Yuan as typed by a person (`"98"`, `"98.5"`, `"98.00"`) to fen; null where it is not an amount. */
export function parseYuan(text: string): Fen | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
}

/**
 * Fen for a JSON edge that has no bigint (sockets, payment providers).
 * @throws RangeError beyond Number.MAX_SAFE_INTEGER
 */
export function fenToNumber(fen: Fen): number {
  const value = Number(fen)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${fen} fen does not fit a JSON number`)
  return value
}

/** The smaller of two amounts. */
export const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)
