import { randomUUID } from 'node:crypto'
import { accounts } from '#domain/ledger-accounts.ts'
import type { NewEntry } from '#server/ledger/post.ts'

/** The smallest entry there is: a fee of so many fen that a provider kept. */
export function feeEntry({
  fen = 100n,
  cause = `fee:${randomUUID()}`,
  occurredAt,
}: {
  fen?: bigint
  cause?: string
  occurredAt: Date
}): NewEntry {
  const postings = [
    { account: accounts.providerFees, fen },
    { account: accounts.provider('fake'), fen: -fen },
  ]
  return { id: randomUUID(), kind: 'provider_fee', cause, orderId: null, occurredAt, postings }
}
