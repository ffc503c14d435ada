import { coverPieces, personalPieces } from '#domain/registry/personal-words.ts'
import { type SearchKind, searchKey } from '#server/vault/search-keys.ts'
import type { Vault } from '#server/vault/vault.ts'
import type { ChangeContent } from './sealed-change.ts'

type Told = [kind: SearchKind, value: unknown]

/** Words about a change in which who it would put on record is covered: the register does not know them yet. */
export function coverProposed(vault: Vault, words: string, { after, members = [] }: ChangeContent): string {
  const told: Told[] = [
    ...([
      ['name', after.headName],
      ['phone', after.phone],
    ] as Told[]),
    ...([
      ['id_number', after.idNumber],
      ['address', after.address],
    ] as Told[]),
    ...members.flatMap(({ name, idNumber }): Told[] => [
      ['name', name],
      ['id_number', idNumber],
    ]),
  ]
  const keyOf = (kind: SearchKind, value: string) => searchKey(vault, kind, value)?.toString('hex') ?? ''
  const known = new Set(told.flatMap(([kind, value]) => (typeof value === 'string' ? keyOf(kind, value) : [])))
  return coverPieces(
    words,
    personalPieces(words).filter(({ kind, value }) => known.has(keyOf(kind, value))),
  )
}
