import { pinyin } from 'pinyin-pro'
import { parsePhone } from '#domain/phone.ts'
import type { Vault } from './vault.ts'

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** How each kind of value is written before it is hashed, so that two ways of writing the same meet. */
const written = {
  name: plain,
  /** Without tones: 张伟 and 章炜 meet. */
  pinyin: (name: string) =>
    pinyin(plain(name), { toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase(),
  phone: (phone: string) => parsePhone(phone) ?? plain(phone),
  id_number: (number: string) => plain(number).toUpperCase(),
  address: (address: string) =>
    plain(address)
      .replace(/[\p{P}\p{S}]/gu, '')
      .toLowerCase(),
  account: (number: string) => plain(number).replace(/\D/g, ''),
}
export type SearchKind = keyof typeof written

/** The keyed hash under which a value of personal data is found; null for a value that has nothing to find. */
export function searchKey(vault: Vault, kind: SearchKind, value: string | null): Buffer | null {
  const text = value === null ? '' : written[kind](value)
  return text === '' ? null : vault.index(kind, text)
}
