import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LinkageType } from '#domain/linkage-types.ts'
import { readFigures } from '#server/households/read-figures.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { makeShow } from '#test/factories/live.ts'
import { codeOf, makeAgreement } from '#test/factories/market.ts'
import { refused } from '#test/factories/refused.ts'
import { guest, orderInput } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { bookSale } from './book-sale.ts'
import { createAgreement, type NewAgreement } from './create-agreement.ts'

const database = useDatabase()
const { query } = database
const preorder = {
  from: new Date('2026-08-01T00:00:00Z'),
  until: new Date('2026-09-30T00:00:00Z'),
  releasesOn: new Date('2026-10-01'),
}
let desk: Desk
let household: string
beforeEach(async () => {
  desk = await makeDesk(database.db, { preorder })
  household = codeOf(desk.householdIds[0])
})

/** The market's line of a report; its district is one of many, and may have sold nothing. */
const figures = async (asked = {}, code = desk.districtCode) => {
  const { rows } = await readFigures(desk, viewer(), { level: 'district', ...asked })
  return rows.find((row) => row.code === code)
}
const attributions = async (orderId: string) =>
  (await query(`SELECT 1 FROM attribution WHERE order_id = $1 AND kind = 'sale'`, [orderId])).length

/** Another agreement of the good, written and approved by hand, as nobody's form would. @returns the decision's promise */
async function forced(
  type: LinkageType,
  carriesSplit: boolean,
  shares: [party: 'household' | 'producer', bps: number][],
) {
  const [agreement, version] = [randomUUID(), randomUUID()]
  await query(
    `INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en) VALUES ($1::uuid, $1::text, $2::linkage_type, $3, '另一份', 'Another')`,
    [agreement, type, desk.familyId],
  )
  await query(
    `INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, evidence, proposed_by_id, proposed_at)
     VALUES ($1, $2, 1, $3, $4, now(), '协议', $5, now())`,
    [version, agreement, desk.familyId, carriesSplit, desk.proposerId],
  )
  for (const [party, bps] of shares)
    await query(
      'INSERT INTO agreement_share (id, version_id, party, household_id, producer_id, bps) VALUES (uuidv7(), $1, $2::party, $3, $4, $5)',
      [
        version,
        party,
        party === 'household' ? desk.householdIds[0] : null,
        party === 'producer' ? desk.producerId : null,
        bps,
      ],
    )
  return query(
    `UPDATE agreement_version SET state = 'approved', decided_by_id = $2, decided_at = now() WHERE id = $1`,
    [...[version, desk.approverId]],
  )
}
const create = (change: Pick<NewAgreement, 'type' | 'terms' | 'shares'> & Partial<NewAgreement>) =>
  createAgreement(desk, desk.proposer, {
    ...{ familyId: desk.familyId, producerId: desk.producerId, titleZh: '另一份', titleEn: 'Another' },
    ...{ validFrom: new Date('2099-01-01'), validTo: null, evidence: '协议 001', carriesSplit: false, ...change },
  })

describe('1 · a pre-order counts when it is paid, and never again', () => {
  test('delivery confirms what was counted, a refund takes it back, and no second booking is possible', async () => {
    const buyer = guest()
    const orderId = await desk.buy(buyer, orderInput(desk.productId, { preorder: true }))
    const paid = await figures()
    const net = paid?.total.netFen ?? 0n
    expect([net > 0n, paid?.provisional.netFen, await attributions(orderId)]).toEqual([true, net, 2])
    await query(`UPDATE orders SET state = 'shipped', shipped_at = now() WHERE id = $1`, [orderId])
    await confirmReceipt(desk, buyer, orderId)
    await confirmLater(desk)
    const delivered = await figures()
    expect([delivered?.provisional.netFen, delivered?.confirmed.netFen]).toEqual([0n, net])
    expect([delivered?.total, delivered?.lines, await attributions(orderId)]).toEqual([paid?.total, 1, 2])
    const at = desk.clock.now()
    const again = { orderId, paymentId: randomUUID(), provider: 'fake', paidAt: at, placedAt: at, depositFen: 0n }
    await expect(database.db.tx((sql) => bookSale(sql, again))).rejects.toMatchObject({
      constraint: 'attribution_sale_once',
    })
    await requestRefund(desk, { orderId, reason: '退', actor: 'system' })
    expect((await figures())?.total.netFen ?? 0n).toBe(0n)
  })
})

describe('2 · one sale, whoever reports it', () => {
  test('has one order id: channels divide the whole and add nothing, a payment told twice is one', async () => {
    const { itemId } = await makeShow(database.db, desk)
    const live = orderInput(desk.productId, { liveItemId: itemId })
    const buyer = guest()
    await desk.place(buyer, live)
    await expect(desk.place(buyer, { ...live, liveItemId: null })).rejects.toEqual(refused('IdempotencyKeyReused'))
    await desk.open(buyer, live.orderId)
    const event = await desk.paidEvent(live.orderId)
    await desk.send(event)
    await desk.send(event)
    await desk.send({ ...event, id: `evt_${randomUUID()}` })
    await desk.buy(guest(), orderInput(desk.productId))
    expect(await attributions(live.orderId)).toBe(2)
    const [all, onAir, shopped] = [
      await figures(),
      await figures({ channel: 'live' }),
      await figures({ channel: 'shop' }),
    ]
    expect((onAir?.total.netFen ?? 0n) + (shopped?.total.netFen ?? 0n)).toBe(all?.total.netFen)
    expect([onAir?.lines, shopped?.lines, all?.lines]).toEqual([1, 1, 2])
  })
})

describe('3 · households are counted, not links', () => {
  test('two goods that link the same households make two households, in the whole and in every part of it', async () => {
    const [familyId, productId] = [randomUUID(), randomUUID()]
    const copy = (table: string, of: string, change: object) =>
      query(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2::jsonb)).* FROM ${table} t WHERE id = $1`, [
        ...[of, JSON.stringify(change)],
      ])
    await copy('product_family', desk.familyId, { id: familyId, slug: familyId })
    await copy('product', desk.productId, { id: productId, slug: productId, family_id: familyId })
    await query('INSERT INTO stock (product_id, total, free) VALUES ($1, 9, 9)', [productId])
    await makeAgreement(database.db.pool, { ...desk, familyId, productId })
    for (const id of [desk.productId, productId, productId]) await desk.buy(guest(), orderInput(id))
    const whole = await figures()
    expect([whole?.households, whole?.members, whole?.lines]).toEqual([2, 8, 3])
    const one = await figures({ level: 'household', all: true }, desk.householdIds[0])
    expect([one?.households, one?.lines]).toEqual([1, 3])
  })
})

describe('4 · a yearly dividend is not income of each sale', () => {
  test('no share of a sale can be approved for a type that pays by period, by form or by hand', async () => {
    const part = { party: 'household' as const, householdCode: household, bps: 100, costFenPerUnit: 0n }
    const rest = { party: 'producer' as const, producerId: desk.producerId, bps: 9_900 }
    const dividend = create({
      type: 'share_dividend',
      terms: { shares: 10, pricePerShareFen: '100000' },
      shares: [part],
    })
    await expect(dividend).rejects.toEqual(refused('SharesNotWhole', { whole: 0 }))
    const terms = { plot: '三块地', areaMu: 100, rentPerMuYearFen: '60000' }
    const split = create({ type: 'land_rent', terms, carriesSplit: true, shares: [part, rest] })
    await expect(split).rejects.toEqual(refused('InvalidInput', { rule: 'notPerSale' }))
    for (const type of ['share_dividend', 'asset_return', 'land_rent', 'wage'] as const)
      await expect(
        forced(type, true, [
          ['household', 100],
          ['producer', 9_900],
        ]),
      ).rejects.toThrow(/never per sale/)
    await expect(forced('share_dividend', false, [['household', 100]])).rejects.toThrow(/cannot have shares/)
  })
})

describe('5 · work that the sale pays gets no wage besides', () => {
  test('the form names the other agreement and the household; by hand the database refuses', async () => {
    const [other] = await query<{ code: string }>('SELECT code FROM linkage_agreement WHERE family_id = $1', [
      desk.familyId,
    ])
    const wage = create({
      type: 'wage',
      terms: { employer: '合作社', post: '喂养', dayRateFen: '12000' },
      shares: [{ party: 'household', householdCode: household, bps: 0, costFenPerUnit: 0n }],
    })
    await expect(wage).rejects.toEqual(
      refused('AgreementConflict', { reason: 'wage', agreement: other?.code, household }),
    )
    await expect(forced('wage', false, [['household', 0]])).rejects.toMatchObject({
      constraint: 'agreement_one_source',
    })
    await expect(forced('contract_purchase', false, [['household', 0]])).rejects.toMatchObject({
      constraint: 'agreement_one_source',
    })
    await forced('land_rent', false, [['household', 0]])
  })
})

describe('6 · one bird, one claim', () => {
  test('the processor cannot divide what the cooperative divides: the other is named, and the database refuses', async () => {
    const claim = create({
      type: 'contract_purchase',
      terms: { pricePerUnitFen: '6000', quantity: 100, unit: '只' },
      shares: [
        { party: 'household', householdCode: household, bps: 5_000, costFenPerUnit: 0n },
        { party: 'producer', producerId: desk.producerId, bps: 5_000 },
      ],
    })
    await expect(claim).rejects.toEqual(refused('AgreementOverlap', { titleZh: '产品代销', own: false }))
    await expect(forced('contract_purchase', true, [['producer', 10_000]])).rejects.toMatchObject({
      constraint: 'agreement_one_split',
    })
    const orderId = await desk.buy(guest(), orderInput(desk.productId))
    const moved = query('UPDATE order_line SET agreement_version_id = NULL WHERE order_id = $1', [orderId])
    await expect(moved).rejects.toThrow(/frozen/)
  })
})
