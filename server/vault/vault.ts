import { createHmac } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'
import type { VaultKeys } from './vault-keys.ts'

/**
 * Keeps personal data unreadable to whoever has the database alone. Envelope encryption: each text has a content key of its own, which
 * the newest versioned key wraps (JWE compact, A256GCMKW and A256GCM).
 */
export type Vault = {
  /**
   * @param about what the text belongs to, such as `household:<id>:head_name`; it opens for nothing else
   * @returns a JWE; two seals of one text differ
   */
  seal(text: string, about: string): Promise<string>
  /** @throws Error where the JWE was changed, belongs to something else, or its key is not ours */
  open(sealed: string, about: string): Promise<string>
  /**
   * A keyed hash to find equal values by, without reading them. The value is compared as it is: normalise it before.
   * @param kind `name`, `pinyin`, `phone`, `id_number`, `address`, `account`: equal values of different kinds do not meet
   */
  index(kind: string, value: string): Buffer
  /** Whether a JWE was made with an older key than the newest. */
  isOld(sealed: string): boolean
  /** The same text for the same thing, sealed with the newest key. @throws Error as `open` */
  reseal(sealed: string): Promise<string>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The protected header of a compact JWE. */
const headerOf = (sealed: string): { kid?: string; sub?: string } =>
  JSON.parse(Buffer.from(sealed.slice(0, sealed.indexOf('.')), 'base64url').toString('utf8'))

export function openVault({ seals, newest, index }: VaultKeys): Vault {
  const keyOf = (kid: unknown): Uint8Array => {
    const key = typeof kid === 'string' ? seals.get(kid) : undefined
    if (!key) throw new Error(`no field key ${String(kid)}`)
    return key
  }
  const vault: Vault = {
    seal: (text, about) =>
      new CompactEncrypt(encoder.encode(text))
        .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: newest, sub: about })
        .encrypt(keyOf(newest)),
    async open(sealed, about) {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, (header) => keyOf(header.kid), {
        keyManagementAlgorithms: ['A256GCMKW'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      if (protectedHeader.sub !== about) throw new Error('sealed for something else')
      return decoder.decode(plaintext)
    },
    index: (kind, value) => createHmac('sha256', index).update(`${kind}\0${value}`).digest(),
    isOld: (sealed) => headerOf(sealed).kid !== newest,
    async reseal(sealed) {
      const about = headerOf(sealed).sub ?? ''
      return vault.seal(await vault.open(sealed, about), about)
    },
  }
  return vault
}
