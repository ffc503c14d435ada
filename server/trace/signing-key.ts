import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { Env } from '#server/env.ts'

export type SigningKey = {
  privateKey: KeyObject
  /** The uncompressed point (65 bytes), as WebCrypto imports it `raw`; base64url. */
  publicKey: string
}

/** The order of the curve P-256: private keys are numbers from 1 to one below it. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The key with which records of batches are signed (ECDSA on P-256, which browsers of old phones can check too):
 * TRACE_SIGNING_KEY, or one derived from AUTH_SECRET. Codes that are printed hold only as long as the key does.
 */
export function signingKey({
  TRACE_SIGNING_KEY,
  AUTH_SECRET,
}: Pick<Env, 'TRACE_SIGNING_KEY' | 'AUTH_SECRET'>): SigningKey {
  const seed = TRACE_SIGNING_KEY
    ? Buffer.from(TRACE_SIGNING_KEY, 'base64url')
    : Buffer.from(hkdfSync('sha256', AUTH_SECRET, 'reedflower', 'trace signing key', 32))
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(d)
  const point = curve.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x, y }
  return { privateKey: createPrivateKey({ key: jwk, format: 'jwk' }), publicKey: point.toString('base64url') }
}
