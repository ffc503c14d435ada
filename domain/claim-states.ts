/** States of a claim and every transition between them. */
export const claimStates = ['open', 'agreed', 'sent_back', 'refunded', 'rejected', 'withdrawn'] as const
export type ClaimState = (typeof claimStates)[number]

/** Who moves a claim: its buyer, a member of the goods' producer, a coordinator or admin, the clock. */
export type ClaimActor = 'buyer' | 'producer' | 'staff' | 'clock'

type Transition = { from: ClaimState; to: ClaimState; by: readonly ClaimActor[] }

/**
 * `open → refunded` accepted, in full or in part. `open → agreed → sent_back → refunded` goods that come back are refunded
 * once they have arrived; whoever agreed to a return and never sends it lets it lapse. A producer may accept, never
 * reject. Nothing leaves `refunded`, `rejected` and `withdrawn`.
 */
export const claimTransitions: readonly Transition[] = [
  { from: 'open', to: 'refunded', by: ['producer', 'staff'] },
  { from: 'open', to: 'agreed', by: ['producer', 'staff'] },
  { from: 'open', to: 'rejected', by: ['staff'] },
  { from: 'open', to: 'withdrawn', by: ['buyer'] },
  { from: 'agreed', to: 'sent_back', by: ['buyer'] },
  { from: 'agreed', to: 'refunded', by: ['staff'] },
  { from: 'agreed', to: 'withdrawn', by: ['buyer', 'clock'] },
  { from: 'sent_back', to: 'refunded', by: ['producer', 'staff'] },
  { from: 'sent_back', to: 'rejected', by: ['staff'] },
]

/** States in which somebody still has to do something; the order does not complete by itself meanwhile. */
export const openClaimStates: readonly ClaimState[] = ['open', 'agreed', 'sent_back']

/** Whether someone may move a claim so. */
export const mayMoveClaim = (from: ClaimState, to: ClaimState, by: ClaimActor): boolean =>
  claimTransitions.some((t) => t.from === from && t.to === to && t.by.includes(by))

/** @throws Error when the table repeats a transition, or leaves a state that nothing reaches or that nobody can leave. Called at boot. */
export function validateClaimTransitions(): void {
  const seen = new Set<string>()
  for (const { from, to, by } of claimTransitions) {
    const key = `${from}→${to}`
    if (seen.has(key)) throw new Error(`claim transition ${key} is listed twice`)
    if (by.length === 0) throw new Error(`nobody may make claim transition ${key}`)
    seen.add(key)
  }
  for (const state of claimStates) {
    if (state !== 'open' && !claimTransitions.some((t) => t.to === state))
      throw new Error(`claim state ${state} cannot be reached`)
    if (openClaimStates.includes(state) !== claimTransitions.some((t) => t.from === state))
      throw new Error(`claim state ${state} is open exactly if something leads out of it`)
  }
}
