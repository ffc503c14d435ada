import { allocate } from '#domain/allocate.ts'
import { accounts } from '#domain/ledger-accounts.ts'
import type { PartyShare } from '#domain/posting-rules.ts'

export type Party = 'household' | 'producer' | 'logistics' | 'platform'

/** One share of an agreement version. `bps` of the line's amount; `costFenPerUnit` per base pack of the family. */
export type AgreementShare = {
  id: string
  party: Party
  householdId: string | null
  producerId: string | null
  bps: number
  costFenPerUnit: bigint
}

export type SoldLine = {
  id: string
  quantity: number
  amountFen: bigint
  /** Thousandths of the family's base pack in one unit. */
  unitsMilli: number
  agreementVersionId: string
}

/** What the line earned one household: gross share, deductible cost, net, all fen; net = gross − cost, may be negative. */
export type HouseholdEarning = {
  orderLineId: string
  householdId: string
  agreementVersionId: string
  quantity: number
  grossFen: bigint
  costFen: bigint
  netFen: bigint
}

/** The account that a share credits; it also fixes the order in which left-over fen are handed out. */
function accountOf({ party, householdId, producerId }: AgreementShare) {
  if (party === 'household' && householdId) return accounts.householdProvisional(householdId)
  if (party === 'producer' && producerId) return accounts.producer(producerId)
  return party === 'logistics' ? accounts.logistics : accounts.platform
}

/** Shares of one account are one: a household that another was merged into has both of theirs, and raises for both. */
function oneAnAccount(shares: readonly AgreementShare[]): { key: string; bps: number; share: AgreementShare }[] {
  const byCode = new Map<string, AgreementShare>()
  for (const share of shares) {
    const { code } = accountOf(share)
    const { bps = 0, costFenPerUnit = 0n } = byCode.get(code) ?? {}
    byCode.set(code, { ...share, bps: share.bps + bps, costFenPerUnit: share.costFenPerUnit + costFenPerUnit })
  }
  return [...byCode].map(([key, share]) => ({ key, bps: share.bps, share }))
}

/**
 * Divides one paid line by the agreement version in force. Pure.
 * @returns shares summing to the line's amount, and an earning for every linked household, those of ¥0 included
 * @throws RangeError when the version's shares are not the whole
 */
export function attributeSale(
  line: SoldLine,
  shares: readonly AgreementShare[],
): { parties: PartyShare[]; earnings: HouseholdEarning[] } {
  const keyed = oneAnAccount(shares)
  const parts = allocate(line.amountFen, keyed)
  const common = { orderLineId: line.id, agreementVersionId: line.agreementVersionId }
  const parties = keyed.map(({ key, share }) => ({ ...common, account: accountOf(share), fen: parts.get(key) ?? 0n }))
  const earnings = keyed.flatMap(({ key, share }) => {
    if (share.householdId === null) return []
    const grossFen = parts.get(key) ?? 0n
    const costFen = (share.costFenPerUnit * BigInt(line.quantity) * BigInt(line.unitsMilli)) / 1000n
    return [
      {
        ...common,
        householdId: share.householdId,
        quantity: line.quantity,
        grossFen,
        costFen,
        netFen: grossFen - costFen,
      },
    ]
  })
  return { parties, earnings }
}
