import type { ClaimState } from '#domain/claim-states.ts'

/** How a claim's state looks on a badge; the words carry the meaning. */
export const claimTone: Record<ClaimState, 'plain' | 'accent' | 'good' | 'warn'> = {
  open: 'warn',
  agreed: 'accent',
  sent_back: 'warn',
  refunded: 'good',
  rejected: 'plain',
  withdrawn: 'plain',
}
