import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import type { Scope, Viewer } from '#server/identity/viewer.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { markDelivered } from '#server/parcels/mark-delivered.ts'
import { packParcel } from '#server/parcels/pack-parcel.ts'
import { shipParcel } from '#server/parcels/ship-parcel.ts'
import { cashierHost } from '#server/payments/cashier/cashier-host.ts'
import { inOrder } from '#server/payments/cashier/disorder.ts'
import { paySession } from '#server/payments/cashier/pay-session.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import { onlyHost } from '#server/payments/payment-host.ts'
import { refreshOwn } from '#server/payments/refresh-own.ts'
import { approveRun } from '#server/payouts/approve-run.ts'
import { checkRun } from '#server/payouts/check-run.ts'
import { exportRun } from '#server/payouts/export-run.ts'
import { proposeRun } from '#server/payouts/propose-run.ts'
import { provePayouts } from '#server/payouts/prove-payouts.ts'
import { listChecks } from '#server/receipts/list-checks.ts'
import { recordVisit } from '#server/receipts/record-visit.ts'
import { sealBankAccount } from '#server/vault/seal-identity.ts'
import type { Vault } from '#server/vault/vault.ts'
import { agreements } from './data/agreements.ts'
import { households } from './data/households.ts'
import { dayOf, daysFrom } from './dates.ts'
import { seedId } from './ids.ts'
import { insertMissing } from './insert.ts'
import type { Value } from './rows/table-rows.ts'

const DISTRICT = '500235'
const PRODUCER = 'yunyang-farm'
const FAMILY = 'yunyang-honey'

const coordinator = (key: string): Viewer => ({
  userId: seedId('user', key),
  ...{ name: '', phone: null, role: 'coordinator', scope: { kind: 'all' } satisfies Scope, twoFactorEnabled: false },
})
const proposer = coordinator('coordinator-all')
const second = coordinator('coordinator-review')
const beekeeper = seedId('user', PRODUCER)

type Kept = { db: Db; files: FileStore; clock: Clock }

/** The person who packs at the farm; nobody signs in as them. */
async function keepBeekeeper({ db, clock }: Kept): Promise<void> {
  const at = clock.now().toISOString()
  const person = {
    id: beekeeper,
    name: '向阳蜂场',
    email: `${PRODUCER}@demo.invalid`,
    email_verified: false,
    role: 'farmer',
  }
  await insertMissing(db.pool, { table: 'app_user', rows: [{ ...person, created_at: at, updated_at: at }] })
  const member = { producer_id: seedId('producer', PRODUCER), user_id: beekeeper, role: 'host' }
  await insertMissing(db.pool, { table: 'producer_member', rows: [member] })
}

/** Households that a sale of the honey pays, by code. */
const linked = agreements
  .filter(({ family, carriesSplit }) => family === FAMILY && carriesSplit)
  .flatMap(({ versions }) => versions.flatMap(({ shares }) => shares))
  .flatMap((share) => (share.party === 'household' ? households.filter(({ code }) => code === share.household) : []))

/** Invented numbers of no bank. */
async function keepAccounts({ db }: Kept, vault: Vault, now: Date): Promise<void> {
  const rows = linked.map(async ({ code, headName }, at): Promise<Record<string, Value>> => {
    const id = seedId('bank-account', code)
    const number = `990001${String(at + 1).padStart(10, '0')}`
    const sealed = await sealBankAccount(vault, id, { number, holder: headName })
    return {
      ...{ id, household_id: seedId('household', code), bank_name: '重庆农村商业银行', ...sealed },
      ...{ number_index: sealed.number_index ? `\\x${sealed.number_index.toString('hex')}` : null, state: 'approved' },
      ...{ proposed_by: `user:${proposer.userId}`, proposed_at: daysFrom(now, -60).toISOString() },
      ...{ decided_by: `user:${second.userId}`, decided_at: daysFrom(now, -59).toISOString() },
    }
  })
  await insertMissing(db.pool, { table: 'household_bank_account', rows: await Promise.all(rows) })
}

/** One order a row: pack, how many, days after the first one. */
const settled = [
  ['yunyang-honey', 3, 0],
  ['yunyang-honey-x2', 2, 0],
  ['yunyang-honey-x4', 1, 0.5],
] as const
const proposed = [
  ['yunyang-honey', 2, 0],
  ['yunyang-honey-x2', 1, 0.5],
] as const

/** A shop whose clock is set to so many days before or after now. */
function shopAt({ db, files }: Omit<Kept, 'clock'>, now: Date) {
  let at = now
  const clock = { now: () => at }
  // Nobody is sent to these checkouts and no notice is read, so neither address nor secret has to be the shop's own.
  const outer = { db, clock, publicUrl: '', env: { CASHIER_WEBHOOK_SECRET: randomUUID() } }
  return {
    ...{ db, files, clock, publicUrl: '', payments: onlyHost(cashierHost(outer)) },
    goTo: (days: number) => {
      at = daysFrom(now, days)
    },
  }
}
type Shop = ReturnType<typeof shopAt>

const delivery = {
  recipient: '于文静',
  phone: '+8619900004321',
  province: '山东省',
  city: '威海市',
  county: '环翠区',
  street: '海滨路 12 号',
}

type Sold = { orderId: string; buyer: Buyer; parcelId: string }

async function sell(shop: Shop, slug: string, quantity: number, key: string): Promise<Sold> {
  const { db } = shop
  const orderId = seedId('order', key)
  const buyer = { userId: null, guestKeyHash: createHash('sha256').update(orderId).digest('hex') }
  const goods = { productId: seedId('product', slug), liveItemId: null, quantity, preorder: false }
  await placeOrderWith({ ...shop, holdMinutes: 15 })(buyer, { orderId, ...goods, delivery, locale: 'zh' })
  await openCheckout(shop, buyer, orderId)
  const attempts = await db.pool.query<{ session: string }>(
    'SELECT provider_session_id AS session FROM payment_attempt WHERE order_id = $1',
    [orderId],
  )
  const sessionId = attempts.rows[0]?.session ?? ''
  await paySession({ ...shop, disorder: inOrder }, { sessionId, method: 'wechat_pay' })
  await refreshOwn(shop, buyer, orderId)
  const parcels = await db.pool.query<{ id: string }>('SELECT id FROM parcel WHERE order_id = $1', [orderId])
  return { orderId, buyer, parcelId: parcels.rows[0]?.id ?? '' }
}

/** Orders from their payment to the day when they reach their buyers. */
async function sellAll(shop: Shop, orders: readonly (readonly [string, number, number])[], day: number): Promise<void> {
  for (const [at, [slug, quantity, later]] of orders.entries()) {
    shop.goTo(day + later)
    const { orderId, buyer, parcelId } = await sell(shop, slug, quantity, `honey:${day}:${at}`)
    shop.goTo(day + later + 0.5)
    await packParcel(shop, beekeeper, { parcelId, weightG: null, lines: 'as ordered' })
    const trackingNo = `SF19900${String(-day * 100 + at).padStart(8, '0')}`
    await shipParcel(shop, beekeeper, { parcelId, carrier: 'sf', trackingNo })
    shop.goTo(day + later + 3)
    await markDelivered(shop, beekeeper, parcelId)
    await confirmReceipt(shop, buyer, orderId)
  }
}

/** The income of what nobody can claim about any more. */
async function confirm(shop: Shop, day: number): Promise<void> {
  shop.goTo(day)
  await confirmOrders(shop)
}

async function propose(shop: Shop, key: string): Promise<string> {
  const runId = seedId('payout-run', key)
  const period = dayOf(shop.clock.now()).slice(0, 7)
  const form = { districtCode: DISTRICT, producerId: null, period, floorBps: 5_000, verify: 'all' as const }
  await proposeRun(shop, proposer, { runId, ...form })
  return runId
}

/** Checked, approved by another person, sent to the bank and proven. */
async function payOut(shop: Shop, day: number): Promise<void> {
  shop.goTo(day)
  const runId = await propose(shop, 'settled')
  await checkRun(shop, proposer, runId)
  await approveRun(shop, second, runId)
  await exportRun(shop, proposer, runId)
  shop.goTo(day + 1)
  const file = Buffer.from('流水号,金额\nTX-0101,见明细\n')
  await provePayouts(shop, proposer, { runId, payoutIds: null, proof: { file, fileName: '云阳-回单.csv' } })
}

/** One household received less, the last one has not been asked yet, the others received what was paid. */
async function visit(shop: Shop, day: number): Promise<void> {
  shop.goTo(day)
  const { rows } = await listChecks(shop, second, { state: 'waiting', sort: 'household' })
  for (const [at, { id, paidFen }] of rows.slice(0, -1).entries())
    await recordVisit(shop, second, {
      checkId: id,
      ...(at === 1
        ? { receivedFen: paidFen - 500n, words: '存折上少五元，户主说银行扣了短信费' }
        : { receivedFen: paidFen, words: '入户看过存折，金额一致' }),
    })
}

/**
 * Demo data that the product itself writes: honey of another district than the demo farm's, sold and delivered, its households paid and
 * asked what they received; and a run that waits. Into a database that has the rest and none of these.
 */
export async function keepPayouts(
  { db, files, vault }: Omit<Kept, 'clock'> & { vault: Vault },
  now: Date,
): Promise<void> {
  const shop = shopAt({ db, files }, now)
  await keepBeekeeper(shop)
  await keepAccounts(shop, vault, now)
  await sellAll(shop, settled, -14)
  await sellAll(shop, proposed, -12)
  await confirm(shop, -3.25)
  await payOut(shop, -3)
  await visit(shop, -1.5)
  await confirm(shop, -1.25)
  shop.goTo(-1)
  await propose(shop, 'proposed')
}
