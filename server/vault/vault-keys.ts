import { hkdfSync } from 'node:crypto'
import type { Env } from '#server/env.ts'

/** `seals`: 32 bytes each, by version; the newest is the last and seals what is new. `index` (32 bytes) finds by keyed hash. */
export type VaultKeys = { seals: ReadonlyMap<string, Uint8Array>; newest: string; index: Uint8Array }

const derived = (secret: Uint8Array | string, purpose: string) =>
  new Uint8Array(hkdfSync('sha256', secret, 'reedflower', purpose, 32))

const listed = (keys: string): Map<string, Uint8Array> =>
  new Map(
    keys.split(',').map((pair) => {
      const [version = '', key = ''] = pair.split(':')
      return [version, new Uint8Array(Buffer.from(key, 'base64url'))]
    }),
  )

/**
 * The keys of FIELD_KEYS (`1:<base64url>,2:<base64url>`, newest last), or one derived from AUTH_SECRET. The index key follows from
 * the first one, so that adding a version finds what was there before.
 */
export function vaultKeys({ FIELD_KEYS, AUTH_SECRET }: Pick<Env, 'FIELD_KEYS' | 'AUTH_SECRET'>): VaultKeys {
  const seals = FIELD_KEYS ? listed(FIELD_KEYS) : new Map([['0', derived(AUTH_SECRET, 'field key')]])
  const versions = [...seals.keys()]
  const first = seals.get(versions[0] ?? '')
  const newest = versions.at(-1)
  if (!first || !newest) throw new RangeError('there is no field key')
  return { seals, newest, index: derived(first, 'field index') }
}
