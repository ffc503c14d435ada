import { readMark, type TraceRecord } from '#domain/trace-record.ts'
import { bytesOf } from './base64url.ts'

export type Verdict = 'genuine' | 'forged' | 'unreadable' | 'unable'

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/** Whether what was scanned carries a record of the shop's. Its facts are given back only where it is genuine. */
export async function checkMark(
  scanned: string,
  publicKey: string,
): Promise<{ verdict: Verdict; record: TraceRecord | null }> {
  const mark = readMark(scanned)
  if (!mark) return { verdict: 'unreadable', record: null }
  // Pages over plain http have no signatures, except on this machine.
  if (!globalThis.crypto?.subtle) return { verdict: 'unable', record: null }
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), curve, false, ['verify'])
    const genuine = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, mark.signature, mark.bytes)
    return genuine ? { verdict: 'genuine', record: mark.record } : { verdict: 'forged', record: null }
  } catch {
    return { verdict: 'unable', record: null }
  }
}
