import { dayOf } from './calendar-day.ts'

const HASH_SHOWN = 8

/**
 * What a file that somebody handed in is called: what it is, its day and the beginning of its hash. The name it came with may name a
 * person, and is not kept.
 * @param sha256 hex
 * @param ending without the dot
 */
export const storedName = (of: { kind: string; at: Date; sha256: string; ending: string }): string =>
  `${of.kind.replaceAll('_', '-')}-${dayOf(of.at)}-${of.sha256.slice(0, HASH_SHOWN)}.${of.ending}`

/** What a sheet that was imported is called. */
export const importName = (of: { kind: string; uploadedAt: Date; fileHash: string }): string =>
  storedName({ kind: of.kind, at: of.uploadedAt, sha256: of.fileHash, ending: 'xlsx' })
