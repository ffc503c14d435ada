import type { Locale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { listNotices } from './list-notices.ts'
import type { Subscription } from './push.ts'
import { countSubscriptions, subscribe, unsubscribe } from './subscribe.ts'

export const noticeVerbs = (deps: Deps) => ({
  /** What browsers subscribe with; null where nothing sends notices to them. */
  pushKey: deps.push?.publicKey ?? null,
  list: (buyer: Buyer, locale: Locale) => listNotices(deps, buyer, locale),
  subscribe: (buyer: Buyer, input: Subscription & { locale: string }) => subscribe(deps, buyer, input),
  unsubscribe: (buyer: Buyer, endpoint: string | null) => unsubscribe(deps, buyer, endpoint),
  countSubscriptions: (buyer: Buyer) => countSubscriptions(deps, buyer),
})
