/** States of a payout run, and every transition between them. */
export const runStates = ['proposed', 'checked', 'approved', 'exported', 'settled', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

/** States of one household's payout in a run. */
export const payoutStates = ['pending', 'sent', 'paid', 'failed'] as const
export type PayoutState = (typeof payoutStates)[number]

type Transition<State> = { from: State; to: State }

/**
 * `proposed → checked → approved` somebody checks, another person than the proposer approves. `approved → exported` the bank file is
 * made and its money is on its way. `exported → settled` every transfer is proven or failed. Cancelled only while nothing was sent.
 */
export const runTransitions: readonly Transition<RunState>[] = [
  { from: 'proposed', to: 'checked' },
  { from: 'checked', to: 'approved' },
  { from: 'approved', to: 'exported' },
  { from: 'exported', to: 'settled' },
  { from: 'proposed', to: 'cancelled' },
  { from: 'checked', to: 'cancelled' },
  { from: 'approved', to: 'cancelled' },
]

/**
 * `pending → failed` it was held back when the bank file was made. `sent → failed` the bank could not pay it. `paid → failed` it was
 * proven, and the bank sent it back afterwards.
 */
export const payoutTransitions: readonly Transition<PayoutState>[] = [
  { from: 'pending', to: 'sent' },
  { from: 'pending', to: 'failed' },
  { from: 'sent', to: 'paid' },
  { from: 'sent', to: 'failed' },
  { from: 'paid', to: 'failed' },
]

export const mayMoveRun = (from: RunState, to: RunState): boolean =>
  runTransitions.some((one) => one.from === from && one.to === to)

/** Why a payout was held back when the bank file was made, or failed at the bank; anything else is a person's own words. */
export const heldBackReasons = ['unsettled', 'refunded', 'no_account'] as const
export type HeldBack = (typeof heldBackReasons)[number]

function validate<State extends string>(
  noun: string,
  states: readonly State[],
  transitions: readonly Transition<State>[],
): void {
  const seen = new Set<string>()
  for (const { from, to } of transitions) {
    const key = `${from}→${to}`
    if (seen.has(key)) throw new Error(`${noun} transition ${key} is listed twice`)
    seen.add(key)
  }
  for (const state of states.slice(1))
    if (!transitions.some(({ to }) => to === state)) throw new Error(`${noun} state ${state} cannot be reached`)
}

/** @throws Error when a table repeats a transition or leaves a state that nothing reaches. Called at boot. */
export function validatePayoutTransitions(): void {
  validate('payout run', runStates, runTransitions)
  validate('payout', payoutStates, payoutTransitions)
}
