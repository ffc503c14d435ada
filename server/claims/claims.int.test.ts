import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { photo, soldBirds } from '#test/factories/claims.ts'
import { makePerson } from '#test/factories/market.ts'
import { guest, orderOf } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { acceptClaim, agreeReturn, rejectClaim } from './decide-claim.ts'
import { lapseReturns, sendBack, withdrawClaim } from './follow-claim.ts'
import { listClaims, listOwnClaims } from './list-claims.ts'
import { openClaim } from './open-claim.ts'
import { readClaim, readOwnClaim } from './read-claim.ts'
import { findClaimable } from './read-claimable.ts'
import { readClaimPhoto } from './read-photo.ts'
import { takePhotos } from './take-photos.ts'

const database = useDatabase()
const sold = (birds: Parameters<typeof soldBirds>[1] = {}) => soldBirds(database.db, birds)

const refundsOf = (orderId: string) =>
  database.query('SELECT id, amount_fen AS fen, quantity FROM refund WHERE order_id = $1', [orderId])

const booksAreWhole = async () =>
  expect((await reconcile(database.db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])

test('accepted in part: the claim and its refund are one, decided twice at once it is one refund', async () => {
  const { deps, buyer, orderId, coordinator, open } = await sold()
  const claimId = await open()
  const decision = { claimId, part: { units: 1 }, reason: '照片属实' }
  await Promise.all([1, 2, 3].map(() => acceptClaim(deps, coordinator, decision)))
  await acceptClaim(deps, coordinator, { ...decision, part: { units: 1 }, reason: '再点一次' })
  expect(await refundsOf(orderId)).toEqual([{ id: claimId, fen: 9_800n, quantity: 1 }])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'completed', refunded: 9_800n })
  expect(await readOwnClaim(deps, buyer, claimId)).toMatchObject({
    state: 'refunded',
    decisionReason: '照片属实',
    refund: { amountFen: 9_800n },
    leftUnits: 2,
    history: [{ to: 'refunded', by: 'staff', reason: '照片属实' }],
  })
  const { rows } = await database.db.pool.query(
    `SELECT kind, facts FROM notice WHERE order_id = $1 AND kind = 'claim_decided'`,
    [orderId],
  )
  expect(rows).toMatchObject([{ kind: 'claim_decided', facts: { decision: 'refunded', amountFen: '9800', claimId } }])
  await booksAreWhole()
})

test('a sum for which the buyer keeps the goods; no more than is left', async () => {
  const { deps, orderId, coordinator, open } = await sold()
  const claimId = await open('damaged')
  const accept = (amountFen: bigint) =>
    acceptClaim(deps, coordinator, { claimId, part: { amountFen }, reason: '补偿差价' })
  await expect(accept(29_401n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  await expect(accept(0n)).rejects.toMatchObject({ code: 'InvalidInput' })
  await accept(1_000n)
  expect(await refundsOf(orderId)).toEqual([{ id: claimId, fen: 1_000n, quantity: 0 }])
})

test('accepted in full, the order is refunded', async () => {
  const { deps, orderId, coordinator, open } = await sold({ quantity: 1 })
  const claimId = await open()
  await acceptClaim(deps, coordinator, { claimId, part: { units: 1 }, reason: '全部退款' })
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'refunding', refunded: 9_800n })
  await booksAreWhole()
})

test('the producer accepts but does not reject; a stranger finds nothing; another district is out of scope', async () => {
  const { deps, farmer, coordinator, open } = await sold()
  const claimId = await open()
  const other = viewer({ userId: await makePerson(database.db, 'farmer'), role: 'farmer', scope: null })
  const elsewhere = districtViewer('500230')
  const decision = { claimId, part: { units: 1 }, reason: '情况属实' }
  await expect(rejectClaim(deps, farmer, { claimId, reason: '不能认可' })).rejects.toMatchObject({
    code: 'ClaimStateConflict',
  })
  await expect(acceptClaim(deps, other, decision)).rejects.toMatchObject({ code: 'NotFound' })
  await expect(acceptClaim(deps, elsewhere, decision)).rejects.toMatchObject({ code: 'OutOfScope' })
  await expect(acceptClaim(deps, null, decision)).rejects.toMatchObject({ code: 'NotSignedIn' })
  for (const outsider of outsiders.filter(({ role }) => role === 'consumer'))
    await expect(acceptClaim(deps, outsider, decision)).rejects.toMatchObject({ code: 'Forbidden' })
  expect((await listClaims(deps, farmer, { state: null, page: 1 })).rows).toMatchObject([{ id: claimId }])
  expect((await listClaims(deps, other, { state: null, page: 1 })).rows).toEqual([])
  expect((await listClaims(deps, elsewhere, { state: null, page: 1 })).rows).toEqual([])
  expect((await listClaims(deps, coordinator, { state: null, page: 1 })).rows).toMatchObject([
    { id: claimId, photos: 1 },
  ])
  await acceptClaim(deps, farmer, decision)
  expect((await readClaim(deps, coordinator, claimId)).history).toMatchObject([{ by: 'producer' }])
})

test('rejected with a reason stays rejected; withdrawn before, it cannot be decided', async () => {
  const { deps, buyer, coordinator, open } = await sold()
  const first = await open()
  await expect(rejectClaim(deps, coordinator, { claimId: first, reason: '看不出' })).rejects.toMatchObject({
    detail: { field: 'reason', rule: 'reason' },
  })
  await rejectClaim(deps, coordinator, { claimId: first, reason: '照片看不出问题' })
  await expect(withdrawClaim(deps, buyer, first)).rejects.toMatchObject({ code: 'ClaimStateConflict' })
  const second = await open('damaged')
  await withdrawClaim(deps, buyer, second)
  await withdrawClaim(deps, buyer, second)
  const late = { claimId: second, part: { units: 1 }, reason: '来得晚了' }
  await expect(acceptClaim(deps, coordinator, late)).rejects.toMatchObject({ code: 'ClaimStateConflict' })
  expect((await listOwnClaims(deps, buyer, null)).map(({ state }) => state).sort()).toEqual(['rejected', 'withdrawn'])
})

test('fresh goods: 48 hours, no return without a reason; one claim at a time; the form twice is one', async () => {
  const { deps, buyer, lineId, open } = await sold()
  await expect(open('returned')).rejects.toMatchObject({ code: 'ReturnNotOffered' })
  await expect(open('spoiled', { pictures: [] })).rejects.toMatchObject({ detail: { field: 'photos' } })
  await expect(open('spoiled', { units: 4 })).rejects.toMatchObject({ detail: { field: 'units' } })
  const claimId = await open('missing', { pictures: [] })
  const again = { claimId, lineId, kind: 'missing' as const, units: 1, words: '少了一只', tickets: [] }
  await openClaim(deps, buyer, again)
  await expect(open()).rejects.toMatchObject({ code: 'ClaimOpen' })
  await withdrawClaim(deps, buyer, claimId)
  deps.clock.forward(48 * 60 + 1)
  await expect(open()).rejects.toMatchObject({ code: 'ClaimTooLate' })
})

test('spoiled goods can be claimed before anybody says they have arrived', async () => {
  const { deps, buyer, lineId, open } = await sold({ arrived: false })
  expect(await findClaimable(deps.db.pool, buyer, lineId)).toMatchObject({ deliveredAt: null, leftUnits: 3 })
  await open()
})

test('a return: agreed, sent back, arrived, refunded; by the clock it is over where nothing is sent', async () => {
  const { deps, buyer, orderId, farmer, open } = await sold({ fresh: false })
  const claimId = await open('returned', { pictures: [] })
  await expect(sendBack(deps, buyer, { claimId, trackingNo: 'SF200' })).rejects.toMatchObject({ code: 'InvalidInput' })
  await expect(sendBack(deps, buyer, { claimId, trackingNo: 'SF200300' })).rejects.toMatchObject({
    code: 'ClaimStateConflict',
  })
  await agreeReturn(deps, farmer, { claimId, address: '丰都县武平镇 1 号' })
  deps.clock.forward(6 * 24 * 60)
  expect(await lapseReturns(deps)).toBe(0)
  await sendBack(deps, buyer, { claimId, trackingNo: ' sf 200300' })
  deps.clock.forward(9 * 24 * 60)
  expect(await lapseReturns(deps)).toBe(0)
  await acceptClaim(deps, farmer, { claimId, part: { units: 1 }, reason: '已收到，完好' })
  expect(await refundsOf(orderId)).toMatchObject([{ id: claimId, fen: 9_800n }])
  const second = await sold({ fresh: false })
  const never = await second.open('returned', { pictures: [] })
  await agreeReturn(second.deps, second.coordinator, { claimId: never, address: '丰都县' })
  second.deps.clock.forward(7 * 24 * 60 + 1)
  expect(await lapseReturns(second.deps)).toBe(1)
  expect(await readOwnClaim(second.deps, second.buyer, never)).toMatchObject({
    state: 'withdrawn',
    history: [{}, { by: 'clock' }],
  })
})

test('nobody else’s claim, line or photo', async () => {
  const { deps, buyer, lineId, farmer, coordinator, open } = await sold()
  const claimId = await open()
  const stranger = guest()
  expect(await readOwnClaim(deps, stranger, claimId)).toBeNull()
  expect(await findClaimable(deps.db.pool, stranger, lineId)).toBeNull()
  await expect(withdrawClaim(deps, stranger, claimId)).rejects.toMatchObject({ code: 'NotFound' })
  const photoId = (await readOwnClaim(deps, buyer, claimId))?.photos[0]?.id ?? ''
  const size = { width: 320, format: 'webp' } as const
  const read = (who: Parameters<typeof readClaimPhoto>[1]) => readClaimPhoto(deps, who, { claimId, photoId, size })
  expect((await read({ buyer, viewer: null }))?.contentType).toBe('image/webp')
  expect(await read({ buyer: stranger, viewer: farmer })).not.toBeNull()
  expect(await read({ buyer: stranger, viewer: coordinator })).not.toBeNull()
  for (const who of [null, districtViewer('500230'), ...outsiders])
    expect(await read({ buyer: stranger, viewer: who })).toBeNull()
  const other = await sold()
  expect(await readClaimPhoto(deps, { buyer, viewer: null }, { claimId: await other.open(), photoId, size })).toBeNull()
})

test('a ticket for a photo is good for its buyer and its form only', async () => {
  const { deps, buyer, lineId } = await sold()
  const [mine, another] = [randomUUID(), randomUUID()]
  const given = await takePhotos(deps, buyer, {
    claimId: mine,
    tickets: [],
    pictures: [photo, Buffer.from('no picture')],
  })
  expect(given).toMatchObject({ tickets: [expect.any(String)], unreadable: 1 })
  const kept = (who: typeof buyer, claimId: string) =>
    takePhotos(deps, who, { claimId, tickets: given.tickets, pictures: [] })
  expect((await kept(buyer, mine)).tickets).toHaveLength(1)
  expect((await kept(guest(), mine)).tickets).toEqual([])
  expect((await kept(buyer, another)).tickets).toEqual([])
  const stolen = {
    claimId: another,
    lineId,
    kind: 'spoiled' as const,
    units: 1,
    words: '不是我的照片',
    tickets: given.tickets,
  }
  await expect(openClaim(deps, buyer, stolen)).rejects.toMatchObject({ detail: { field: 'photos' } })
})

test('the database keeps claims straight', async () => {
  const { deps, orderId, lineId, coordinator, open } = await sold()
  const claimId = await open()
  const { pool } = database.db
  const insert = `INSERT INTO claim (id, order_id, order_line_id, kind, units, words, opened_at, opened_by) VALUES ($1, $2, $3, 'wrong', $4, 'x', now(), 'guest')`
  await expect(pool.query(insert, [randomUUID(), orderId, lineId, 1])).rejects.toMatchObject({
    constraint: 'claim_open_once',
  })
  await expect(
    pool.query(`UPDATE claim SET state = 'refunded', decision_reason = 'x' WHERE id = $1`, [claimId]),
  ).rejects.toMatchObject({
    constraint: 'claim_refunded',
  })
  await expect(pool.query(`UPDATE claim SET state = 'rejected' WHERE id = $1`, [claimId])).rejects.toMatchObject({
    constraint: 'claim_decided',
  })
  await rejectClaim(deps, coordinator, { claimId, reason: '情况不属实' })
  await expect(pool.query(insert, [randomUUID(), orderId, lineId, 0])).rejects.toMatchObject({
    constraint: 'claim_units',
  })
  await expect(pool.query('DELETE FROM claim_transition')).rejects.toThrow()
  await expect(pool.query(`UPDATE claim_transition SET reason = 'y'`)).rejects.toThrow()
})
