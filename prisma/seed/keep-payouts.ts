import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import type { Scope, Viewer } from '#server/identity/viewer.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
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
import { type DemoOrder, type Shop, sellAll, shopAt } from './keep-sales.ts'
import type { Value } from './rows/table-rows.ts'

/** Where households are paid for one good. */
type Place = {
  district: string
  producer: string
  packer: string
  family: string
  /** Tells its accounts and parcels from those of other places. */
  serial: number
  settled: readonly DemoOrder[]
  waiting: readonly DemoOrder[]
  /** Days before now from which the latter are sold: too late to be claimed once the run that waits is proposed, and not before. */
  waitingFrom: number
  proposer: Viewer
  second: Viewer
  /** Who proposed the run that waits, and how far it has come. */
  last: { by: Viewer; state: 'proposed' | 'checked' }
}

const coordinator = (key: string, scope: Scope): Viewer => ({
  userId: seedId('user', key),
  ...{ name: '', phone: null, role: 'coordinator', scope, twoFactorEnabled: false },
})
const everywhere = coordinator('coordinator-all', { kind: 'all' })
const fengdu = coordinator('coordinator-fengdu', { kind: 'district', districtCode: '500230' })
const pairing = coordinator('coordinator-pairing', { kind: 'pairing', districtCode: '500230' })

const places: readonly Place[] = [
  {
    ...{ district: '500235', producer: 'yunyang-farm', packer: '向阳蜂场', family: 'yunyang-honey', serial: 1 },
    settled: [
      ['yunyang-honey', 3, 0],
      ['yunyang-honey-x2', 2, 0],
      ['yunyang-honey-x4', 1, 0.5],
    ],
    waiting: [
      ['yunyang-honey', 2, 0],
      ['yunyang-honey-x2', 1, 0.5],
    ],
    waitingFrom: -12,
    ...{ proposer: everywhere, second: coordinator('coordinator-review', { kind: 'all' }) },
    last: { by: everywhere, state: 'proposed' },
  },
  {
    ...{ district: '500230', producer: 'fengdu-coop', packer: '合作社库房', family: 'fengdu-pomelo', serial: 2 },
    settled: [
      ['fengdu-pomelo', 6, 0],
      ['fengdu-pomelo', 4, 0.5],
    ],
    waiting: [['fengdu-pomelo', 5, 0]],
    waitingFrom: -6.5,
    ...{ proposer: fengdu, second: pairing },
    last: { by: pairing, state: 'checked' },
  },
]

type Kept = { db: Db; files: FileStore }

/** The person who packs; nobody signs in as them. @returns their id */
async function keepPacker({ db }: Kept, { producer, packer }: Place, now: Date): Promise<string> {
  const [id, at] = [seedId('user', `packer-${producer}`), now.toISOString()]
  const person = { id, name: packer, email: `${producer}@demo.invalid`, email_verified: false, role: 'farmer' }
  await insertMissing(db.pool, { table: 'app_user', rows: [{ ...person, created_at: at, updated_at: at }] })
  const member = { producer_id: seedId('producer', producer), user_id: id, role: 'host' }
  await insertMissing(db.pool, { table: 'producer_member', rows: [member] })
  return id
}

/** Households that a sale of the good pays. */
const linked = (place: Place) =>
  agreements
    .filter(({ family, carriesSplit }) => family === place.family && carriesSplit)
    .flatMap(({ versions }) => versions.flatMap(({ shares }) => shares))
    .flatMap((share) => (share.party === 'household' ? households.filter(({ code }) => code === share.household) : []))

/** Invented numbers of no bank. */
async function keepAccounts({ db }: Kept, place: Place, vault: Vault, now: Date): Promise<void> {
  const { serial, proposer, second } = place
  const rows = linked(place).map(async ({ code, headName }, at): Promise<Record<string, Value>> => {
    const id = seedId('bank-account', code)
    const number = `99000${serial}${String(at + 1).padStart(10, '0')}`
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

/** The income of what nobody can claim about any more. */
async function confirm(shop: Shop, day: number): Promise<void> {
  shop.goTo(day)
  await confirmOrders(shop)
}

async function propose(shop: Shop, { district }: Place, by: Viewer, key: string): Promise<string> {
  const runId = seedId('payout-run', `${district}-${key}`)
  const period = dayOf(shop.clock.now()).slice(0, 7)
  const form = { districtCode: district, producerId: null, period, floorBps: 5_000, verify: 'all' as const }
  await proposeRun(shop, by, { runId, ...form })
  return runId
}

/** Checked, approved by another person, sent to the bank and proven. */
async function payOut(shop: Shop, place: Place, day: number): Promise<void> {
  const { proposer, second, serial } = place
  shop.goTo(day)
  const runId = await propose(shop, place, proposer, 'settled')
  await checkRun(shop, proposer, runId)
  await approveRun(shop, second, runId)
  await exportRun(shop, proposer, runId)
  shop.goTo(day + 1)
  const file = Buffer.from(`流水号,金额\nTX-0${serial}01,见明细\n`)
  await provePayouts(shop, proposer, { runId, payoutIds: null, proof: { file } })
}

/** One household received less, the last one has not been asked yet, the others received what was paid. */
async function visit(shop: Shop, { second }: Place, day: number): Promise<void> {
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

/** A run that waits for its second person. */
async function proposeLast(shop: Shop, place: Place, day: number): Promise<void> {
  const { by, state } = place.last
  shop.goTo(day)
  const runId = await propose(shop, place, by, 'waiting')
  if (state === 'checked') await checkRun(shop, by, runId)
}

/**
 * Demo data that the product itself writes: goods that are not the demo farm's, sold and delivered, their households paid and asked
 * what they received; and a run that waits in each district. Into a database that has the rest and none of these.
 */
export async function keepPayouts({ db, files, vault }: Kept & { vault: Vault }, now: Date): Promise<void> {
  for (const place of places) {
    const shop = shopAt({ db, files }, now)
    const sale = { packer: await keepPacker({ db, files }, place, now), key: place.family, serial: place.serial }
    await keepAccounts({ db, files }, place, vault, now)
    await sellAll(shop, sale, place.settled, -14)
    await sellAll(shop, sale, place.waiting, place.waitingFrom)
    await confirm(shop, -3.25)
    await payOut(shop, place, -3)
    await visit(shop, place, -1.5)
    await confirm(shop, -1.25)
    await proposeLast(shop, place, -1)
  }
}
