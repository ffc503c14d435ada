import { v7 as newId } from 'uuid'
import { accounts } from '#domain/ledger-accounts.ts'
import type { NewEntry } from '#server/ledger/post.ts'

const household = (name: string) => ({ code: `household:${name}:provisional`, kind: 'liability' as const })
const shared = (name: string) => ({ code: `producer:${name}:payable`, kind: 'liability' as const })

/** Where the money of a sale goes: to its household, and to four accounts that all sales of `among` share. Nobody's in truth. */
const partiesOf = (number: number, among: string) => [
  { account: household(`bench-${number}${among}`), part: -7448n },
  { account: shared(`farm${among}`), part: -882n },
  { account: shared(`carrier${among}`), part: -1078n },
  { account: shared(`house${among}`), part: -392n },
  { account: accounts.provider(`bench${among}`), part: 9800n },
]

/** Sales of five postings each, of so many households. `among` ends the names of the accounts they share. */
export function makeEntries(count: number, households: number, among = ''): NewEntry[] {
  return Array.from({ length: count }, (_, n) => ({
    id: newId(),
    kind: 'sale' as const,
    cause: `bench:${newId()}`,
    orderId: null,
    occurredAt: new Date(),
    postings: partiesOf(n % households, among).map(({ account, part }) => ({ account, fen: part })),
  }))
}
