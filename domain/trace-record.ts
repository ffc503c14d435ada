/**
 * What the code of a batch carries besides its address, so that it can be read and trusted without a network. Days are
 * `yyyy-mm-dd`.
 */
export type TraceRecord = {
  code: string
  goodZh: string
  goodEn: string
  producerZh: string
  producerEn: string
  placeZh: string
  placeEn: string
  intake: number
  survivalBps: number
  unitZh: string
  unitEn: string
  releasesOn: string
  certificate: { number: string; expiresOn: string } | null
  issuedOn: string
}

/** Where the record stands in an address: `…/trace/<code>#r=<record>.<signature>`, both base64url. */
const MARK = '#r='
const VERSION = 1

const order = [
  'code',
  'goodZh',
  'goodEn',
  'producerZh',
  'producerEn',
  'placeZh',
  'placeEn',
  'intake',
  'survivalBps',
  'unitZh',
  'unitEn',
  'releasesOn',
] as const

/** The record as the bytes that are signed: an array, since names would make the code denser than cheap cameras read. */
export function recordBytes(record: TraceRecord): Uint8Array<ArrayBuffer> {
  const { certificate, issuedOn } = record
  const values = [
    VERSION,
    ...order.map((name) => record[name]),
    certificate?.number ?? '',
    certificate?.expiresOn ?? '',
    issuedOn,
  ]
  return new TextEncoder().encode(JSON.stringify(values))
}

/** The end of the code's address. @param signature over `bytes`, which are `recordBytes` */
export const writeMark = (bytes: Uint8Array, signature: Uint8Array): string =>
  `${MARK}${toBase64Url(bytes)}.${toBase64Url(signature)}`

export type MarkedRecord = { bytes: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer>; record: TraceRecord }

/** Reads a scanned address, or only its end. Null where it carries no record; whether it is genuine is another question. */
export function readMark(scanned: string): MarkedRecord | null {
  const at = scanned.indexOf(MARK)
  const [body = '', mark = ''] = at < 0 ? [] : scanned.slice(at + MARK.length).split('.')
  try {
    const bytes = fromBase64Url(body)
    const signature = fromBase64Url(mark)
    const record = readRecord(JSON.parse(new TextDecoder().decode(bytes)))
    return record && { bytes, signature, record }
  } catch {
    return null
  }
}

function readRecord(values: unknown): TraceRecord | null {
  if (!Array.isArray(values) || values[0] !== VERSION || values.length !== order.length + 4) return null
  const named = Object.fromEntries(order.map((name, index) => [name, values[index + 1]]))
  const [number, expiresOn, issuedOn] = values.slice(-3)
  const texts = [
    ...order.filter((name) => name !== 'intake' && name !== 'survivalBps').map((name) => named[name]),
    number,
    expiresOn,
    issuedOn,
  ]
  if (!texts.every((text) => typeof text === 'string')) return null
  if (![named.intake, named.survivalBps].every(Number.isSafeInteger)) return null
  return {
    ...(named as Omit<TraceRecord, 'certificate' | 'issuedOn'>),
    certificate: number ? { number, expiresOn } : null,
    issuedOn,
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (text === '') throw new SyntaxError('empty')
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
}
