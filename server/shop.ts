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
import { coveringVerbs } from './vault/cover-words.ts'
import { viewVerbs } from './views/verbs.ts'

/**
 * Every verb of the product, bound to its outer things. Routes reach them as `context.shop.<noun>.<verb>`. To those that people at the
 * desk hand words, the words come covered: they may name a household.
 */
export function createShop(deps: Deps, identity = identityVerbs(deps)) {
  const covered = <Verbs extends object>(verbs: Verbs, more?: string[]) => coveringVerbs(deps, verbs, more)
  return {
    cart: cartVerbs(deps),
    catalog: catalogVerbs(deps),
    search: searchVerbs(deps),
    pictures: pictureVerbs(deps),
    reviews: covered(reviewVerbs(deps)),
    questions: covered(questionVerbs(deps)),
    stories: storyVerbs(deps),
    trace: traceVerbs(deps),
    orders: orderVerbs(deps),
    parcels: parcelVerbs(deps),
    payments: covered(paymentVerbs(deps)),
    desk: deskVerbs(deps),
    reconciliation: covered(reconciliationVerbs(deps)),
    /** The practice cashier's own counter; null where only real money is taken. */
    cashier: hostNamed(deps.payments, 'cashier') ? cashierVerbs(deps) : null,
    claims: covered(claimVerbs(deps)),
    impact: impactVerbs(deps),
    notices: noticeVerbs(deps),
    reminders: reminderVerbs(deps),
    evidence: evidenceVerbs(deps),
    ledger: ledgerVerbs(deps),
    linkage: covered(linkageVerbs(deps)),
    households: covered(householdVerbs(deps)),
    reports: covered(reportVerbs(deps)),
    exports: covered(exportVerbs(deps), ['q']),
    views: covered(viewVerbs(deps), ['name']),
    registry: covered(registryVerbs(deps)),
    imports: importVerbs(deps),
    live: liveVerbs(deps),
    schedule: covered(scheduleVerbs(deps)),
    hosting: covered(hostingVerbs(deps)),
    replays: replayVerbs(deps),
    media: mediaVerbs(deps),
    recordings: recordingVerbs(deps),
    receipts: covered(receiptVerbs(deps)),
    identity,
    accounts: accountVerbs(deps, identity),
    addresses: addressVerbs(deps),
    merchandising: covered(merchandisingVerbs(deps)),
    batches: covered(batchVerbs(deps)),
    periodIncome: covered(periodIncomeVerbs(deps)),
    aid: covered(aidVerbs(deps), ['nameZh', 'nameEn', 'descriptionZh', 'descriptionEn']),
    coupons: couponVerbs(deps),
    freight: freightVerbs(deps),
    invoices: invoiceVerbs(deps),
    payouts: covered(payoutVerbs(deps)),
  }
}

export type Shop = ReturnType<typeof createShop>
