/** What was found out about a difference between paid and received. */
export const caseOutcomes = ['paid_later', 'misunderstood', 'our_error', 'diverted'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** `void`: its payout came back, so there is nothing to ask after. */
export const checkStates = ['due', 'confirmed', 'different', 'unreachable', 'void'] as const
export type CheckState = (typeof checkStates)[number]

/** A household confirms by a code on its phone, or tells its helper on a visit. */
export type CheckMethod = 'code' | 'visit'

/** Wrong codes after which one is worth nothing, and how long one holds. */
export const CODE_TRIES = 5
export const CODE_HOURS = 72

/** What a household says it received makes of its check. Amounts in fen. */
export const answeredState = (paidFen: bigint, receivedFen: bigint): 'confirmed' | 'different' =>
  paidFen === receivedFen ? 'confirmed' : 'different'

/** Basis points of answers that differ, to the nearest; null where nobody answered. */
export const errorRateBps = ({ confirmed, different }: { confirmed: number; different: number }): number | null =>
  confirmed + different === 0 ? null : Math.round((different * 10_000) / (confirmed + different))
