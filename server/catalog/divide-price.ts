import { allocate } from '#domain/allocate.ts'
import { accounts } from '#domain/ledger-accounts.ts'

export type Party = 'household' | 'producer' | 'logistics' | 'platform'

/** One share of the agreement in force; basis points of the price. */
export type PriceShare = { party: Party; householdId: string | null; producerId: string | null; bps: number }

export type PricePart = { party: Party; bps: number; fen: bigint }

const parties: Party[] = ['household', 'producer', 'logistics', 'platform']

function accountCode({ party, householdId, producerId }: PriceShare): string {
  if (party === 'household' && householdId) return accounts.householdProvisional(householdId).code
  if (party === 'producer' && producerId) return accounts.producer(producerId).code
  return party === 'logistics' ? accounts.logistics.code : accounts.platform.code
}

/**
 * How the price of one unit divides among the parties, to the fen as a sale will: same keys, same order of left-overs.
 * Households are shown as one sum, so that none can be singled out.
 * @param priceFen price of one unit, fen
 * @throws RangeError when the shares are not the whole
 */
export function dividePrice(priceFen: bigint, shares: readonly PriceShare[]): PricePart[] {
  const keyed = shares.map((share) => ({ key: accountCode(share), bps: share.bps, party: share.party }))
  const fen = allocate(priceFen, keyed)
  return parties.map((party) => {
    const own = keyed.filter((share) => share.party === party)
    return {
      party,
      bps: own.reduce((sum, share) => sum + share.bps, 0),
      fen: own.reduce((sum, share) => sum + (fen.get(share.key) ?? 0n), 0n),
    }
  })
}
