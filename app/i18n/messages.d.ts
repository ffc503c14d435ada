import type { formats } from './intl.tsx'
import type account from './messages/account.zh.json'
import type admin from './messages/admin.zh.json'
import type aid from './messages/aid.zh.json'
import type batches from './messages/batches.zh.json'
import type books from './messages/books.zh.json'
import type cart from './messages/cart.zh.json'
import type cashier from './messages/cashier.zh.json'
import type catalog from './messages/catalog.zh.json'
import type checkout from './messages/checkout.zh.json'
import type claims from './messages/claims.zh.json'
import type coordinator from './messages/coordinator.zh.json'
import type desk from './messages/desk.zh.json'
import type evidence from './messages/evidence.zh.json'
import type fulfilment from './messages/fulfilment.zh.json'
import type home from './messages/home.zh.json'
import type hosting from './messages/hosting.zh.json'
import type identity from './messages/identity.zh.json'
import type impact from './messages/impact.zh.json'
import type linkage from './messages/linkage.zh.json'
import type live from './messages/live.zh.json'
import type notices from './messages/notices.zh.json'
import type orders from './messages/orders.zh.json'
import type payouts from './messages/payouts.zh.json'
import type periods from './messages/periods.zh.json'
import type privacy from './messages/privacy.zh.json'
import type publish from './messages/publish.zh.json'
import type receipts from './messages/receipts.zh.json'
import type registered from './messages/registered.zh.json'
import type registry from './messages/registry.zh.json'
import type replay from './messages/replay.zh.json'
import type report from './messages/report.zh.json'
import type reports from './messages/reports.zh.json'
import type reviews from './messages/reviews.zh.json'
import type schedule from './messages/schedule.zh.json'
import type search from './messages/search.zh.json'
import type shell from './messages/shell.zh.json'
import type stories from './messages/stories.zh.json'
import type studio from './messages/studio.zh.json'
import type trace from './messages/trace.zh.json'
import type visits from './messages/visits.zh.json'
import type watch from './messages/watch.zh.json'

/** Every area with words of its own has one line here; `useTranslations('<area>')` then knows its keys. */
export interface Areas {
  shell: typeof shell
  search: typeof search
  account: typeof account
  admin: typeof admin
  aid: typeof aid
  batches: typeof batches
  books: typeof books
  cart: typeof cart
  cashier: typeof cashier
  catalog: typeof catalog
  coordinator: typeof coordinator
  checkout: typeof checkout
  desk: typeof desk
  evidence: typeof evidence
  fulfilment: typeof fulfilment
  linkage: typeof linkage
  live: typeof live
  claims: typeof claims
  impact: typeof impact
  notices: typeof notices
  orders: typeof orders
  home: typeof home
  hosting: typeof hosting
  identity: typeof identity
  schedule: typeof schedule
  studio: typeof studio
  trace: typeof trace
  stories: typeof stories
  receipts: typeof receipts
  registered: typeof registered
  registry: typeof registry
  replay: typeof replay
  report: typeof report
  periods: typeof periods
  privacy: typeof privacy
  payouts: typeof payouts
  publish: typeof publish
  reports: typeof reports
  reviews: typeof reviews
  visits: typeof visits
  watch: typeof watch
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'zh' | 'en'
    Messages: Areas
    Formats: typeof formats
  }
}
