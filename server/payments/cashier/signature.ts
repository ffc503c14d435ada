import { createHmac, timingSafeEqual } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'

/** How far (s) a signature's time may lie from ours: older ones could be replays. */
const TOLERANCE_S = 300

const digest = (secret: string, seconds: number, rawBody: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest()

/** The `Payment-Signature` header for a body sent at `at`: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function signBody(secret: string, rawBody: Buffer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${digest(secret, seconds, rawBody).toString('hex')}`
}

/**
 * Checks a signature over the raw bytes that arrived, before anything is parsed.
 * @throws DomainError BadSignature: missing, malformed, too old, from the future, or of other bytes
 */
export function verifyBody(secret: string, rawBody: Buffer, signature: string | undefined, now: Date): void {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '')
  if (!match) throw new DomainError('BadSignature')
  const [, time = '', hex = ''] = match
  const seconds = Number(time)
  const fresh = Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_S
  const matches = timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, seconds, rawBody))
  if (!matches || !fresh) throw new DomainError('BadSignature')
}
