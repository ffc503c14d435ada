import type { NoticeKind, StoredFacts } from './notice-facts.ts'

/** Where a notice leads. */
export function pathOf(notice: { kind: NoticeKind; facts: StoredFacts<NoticeKind>; orderId: string | null }): string {
  const { kind, facts, orderId } = notice
  if (kind === 'live_soon' || kind === 'live_moved' || kind === 'live_cancelled' || kind === 'live_thanks')
    return `/live/${(facts as StoredFacts<'live_soon'>).sessionId}`
  if (kind === 'live_stopped' || kind === 'live_answered')
    return `/studio/${(facts as StoredFacts<'live_stopped'>).sessionId}`
  if (kind === 'live_invited') return `/studio/${(facts as StoredFacts<'live_invited'>).sessionId}/invitation`
  if (kind === 'visit_planned' || kind === 'visit_ended') return '/visits'
  if (kind === 'host_decided') return '/account/hosting'
  if (kind === 'claim_decided') return `/claims/${(facts as StoredFacts<'claim_decided'>).claimId}`
  return `/orders/${orderId}`
}
