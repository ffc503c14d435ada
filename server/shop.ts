import { accountVerbs } from './accounts/verbs.ts'
import { addressVerbs } from './addresses/verbs.ts'
import { aidVerbs } from './aid/verbs.ts'
import { batchVerbs } from './batches/verbs.ts'
import { cartVerbs } from './cart/verbs.ts'
import { catalogVerbs } from './catalog/verbs.ts'
import { claimVerbs } from './claims/verbs.ts'
import { couponVerbs } from './coupons/verbs.ts'
import type { Deps } from './deps.ts'
import { evidenceVerbs } from './evidence/verbs.ts'
import { exportVerbs } from './exports/verbs.ts'
import { freightVerbs } from './freight/verbs.ts'
import { householdVerbs } from './households/verbs.ts'
import { identityVerbs } from './identity/verbs.ts'
import { impactVerbs } from './impact/verbs.ts'
import { importVerbs } from './imports/verbs.ts'
import { invoiceVerbs } from './invoices/verbs.ts'
import { ledgerVerbs } from './ledger/verbs.ts'
import { linkageVerbs } from './linkage/verbs.ts'
import { hostingVerbs } from './livestream/hosting/verbs.ts'
import { replayVerbs } from './livestream/replay/verbs.ts'
import { scheduleVerbs } from './livestream/schedule/verbs.ts'
import { liveVerbs } from './livestream/verbs.ts'
import { mediaVerbs } from './media/verbs.ts'
import { merchandisingVerbs } from './merchandising/verbs.ts'
import { noticeVerbs } from './notices/verbs.ts'
import { orderVerbs } from './orders/verbs.ts'
import { parcelVerbs } from './parcels/verbs.ts'
import { cashierVerbs } from './payments/cashier/verbs.ts'
import { deskVerbs } from './payments/desk/verbs.ts'
import { hostNamed } from './payments/payment-host.ts'
import { reconciliationVerbs } from './payments/reconciliation/verbs.ts'
import { paymentVerbs } from './payments/verbs.ts'
import { payoutVerbs } from './payouts/verbs.ts'
import { periodIncomeVerbs } from './period-income/verbs.ts'
import { pictureVerbs } from './pictures/verbs.ts'
import { questionVerbs } from './questions/verbs.ts'
import { receiptVerbs } from './receipts/verbs.ts'
import { recordingVerbs } from './recordings/verbs.ts'
import { registryVerbs } from './registry/verbs.ts'
import { reminderVerbs } from './reminders/verbs.ts'
import { reportVerbs } from './reports/verbs.ts'
import { reviewVerbs } from './reviews/verbs.ts'
import { searchVerbs } from './search/verbs.ts'
import { storyVerbs } from './stories/verbs.ts'
import { traceVerbs } from './trace/verbs.ts'
import { viewVerbs } from './views/verbs.ts'

/** Every verb of the product, bound to its outer things. Routes reach them as `context.shop.<noun>.<verb>`. */
export const createShop = (deps: Deps, identity = identityVerbs(deps)) => ({
  cart: cartVerbs(deps),
  catalog: catalogVerbs(deps),
  search: searchVerbs(deps),
  pictures: pictureVerbs(deps),
  reviews: reviewVerbs(deps),
  questions: questionVerbs(deps),
  stories: storyVerbs(deps),
  trace: traceVerbs(deps),
  orders: orderVerbs(deps),
  parcels: parcelVerbs(deps),
  payments: paymentVerbs(deps),
  desk: deskVerbs(deps),
  reconciliation: reconciliationVerbs(deps),
  /** The practice cashier's own counter; null where only real money is taken. */
  cashier: hostNamed(deps.payments, 'cashier') ? cashierVerbs(deps) : null,
  claims: claimVerbs(deps),
  impact: impactVerbs(deps),
  notices: noticeVerbs(deps),
  reminders: reminderVerbs(deps),
  evidence: evidenceVerbs(deps),
  ledger: ledgerVerbs(deps),
  linkage: linkageVerbs(deps),
  households: householdVerbs(deps),
  reports: reportVerbs(deps),
  exports: exportVerbs(deps),
  views: viewVerbs(deps),
  registry: registryVerbs(deps),
  imports: importVerbs(deps),
  live: liveVerbs(deps),
  schedule: scheduleVerbs(deps),
  hosting: hostingVerbs(deps),
  replays: replayVerbs(deps),
  media: mediaVerbs(deps),
  recordings: recordingVerbs(deps),
  receipts: receiptVerbs(deps),
  identity,
  accounts: accountVerbs(deps, identity),
  addresses: addressVerbs(deps),
  merchandising: merchandisingVerbs(deps),
  batches: batchVerbs(deps),
  periodIncome: periodIncomeVerbs(deps),
  aid: aidVerbs(deps),
  coupons: couponVerbs(deps),
  freight: freightVerbs(deps),
  invoices: invoiceVerbs(deps),
  payouts: payoutVerbs(deps),
})

export type Shop = ReturnType<typeof createShop>
