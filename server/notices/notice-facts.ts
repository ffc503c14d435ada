/** What fills in the words of each kind of notice. Amounts in fen, moments UTC, days as `yyyy-mm-dd` in Asia/Shanghai. */
export type NoticeFacts = {
  /** The receipt: what was bought, and what was paid for it in all. */
  order_paid: { totalFen: bigint; freightFen: bigint; discountFen: bigint; goods: Goods[] }
  order_reserved: { depositFen: bigint; balanceFen: bigint; dueAt: Date | null }
  balance_due: { balanceFen: bigint; dueAt: Date }
  parcel_shipped: { carrier: string | null; trackingNo: string }
  parcel_late: { shipBy: string }
  release_moved: {
    goodsZh: string
    goodsEn: string
    fromDay: string
    toDay: string
    reasonZh: string
    reasonEn: string
  }
  shortfall_refunded: { goodsZh: string; goodsEn: string; amountFen: bigint }
  weight_refunded: { goodsZh: string; goodsEn: string; orderedG: number; packedG: number; amountFen: bigint }
  claim_decided: {
    decision: 'refunded' | 'agreed' | 'rejected'
    claimId: string
    amountFen: bigint | null
    reason: string
  }
  order_refunded: { amountFen: bigint }
  /** Of a live session, not of an order. */
  live_soon: { sessionId: string; titleZh: string; titleEn: string; beginsAt: Date }
  /** To everybody who bought in it, in its host's words. */
  live_thanks: { sessionId: string; titleZh: string; titleEn: string; wordsZh: string; wordsEn: string }
  live_moved: { sessionId: string; titleZh: string; titleEn: string; beginsAt: Date }
  live_cancelled: { sessionId: string; titleZh: string; titleEn: string; beginsAt: Date }
  /** To somebody who is asked to help to host it. */
  live_invited: { sessionId: string; titleZh: string; titleEn: string; beginsAt: Date }
  /** To its host: what somebody who was asked says to it. `who`: their phone, masked. */
  live_answered: {
    sessionId: string
    titleZh: string
    titleEn: string
    who: string
    answer: 'accepted' | 'declined' | 'left'
  }
  /** To its hosts: a coordinator stopped it. */
  live_stopped: { sessionId: string; titleZh: string; titleEn: string; reason: string }
  /** To somebody who wants to host: what a coordinator decided, and why not. */
  host_decided: { decision: 'verified' | 'refused' | 'revoked'; reason: string }
  /** To a helper who is to look in on a household. */
  visit_planned: Visit
  /** To the helper, where somebody else ended it. */
  visit_ended: Visit & { ending: 'told' | 'answered' | 'withdrawn' | 'void' | 'removed' | 'merged' }
}

/** A household by its code, and by when somebody looks in on it. */
type Visit = { householdCode: string; villageZh: string; villageEn: string; dueOn: string }

export type Goods = { zh: string; en: string; quantity: number; amountFen: bigint }

export type NoticeKind = keyof NoticeFacts

/** Facts as they lie in the database: JSON knows neither bigint nor dates. */
export type Stored<Facts> = Facts extends bigint | Date
  ? string
  : Facts extends object
    ? { [Key in keyof Facts]: Stored<Facts[Key]> }
    : Facts

/** Facts and the number of the order they are of. */
export type StoredFacts<Kind extends NoticeKind> = Stored<NoticeFacts[Kind]> & { number: string }

/** Facts for a `jsonb` column. */
export const storeFacts = (facts: object): string =>
  JSON.stringify(facts, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
