import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { providerBooks } from '#test/factories/provider-books.ts'
import { outsiders, viewer } from '#test/factories/viewer.ts'
import { reconciliationVerbs } from './verbs.ts'

const database = useDatabase()

const admin = async () => viewer({ userId: await makePerson(database.db, 'admin'), role: 'admin' })

function desk() {
  const shop = providerBooks(database.db)
  const verbs = reconciliationVerbs({ ...shop, payments: { current: shop.host, all: [shop.host] } })
  return { shop, verbs }
}

/** A provider with one movement that nobody booked, compared. */
async function deskWithDifference() {
  const { shop, verbs } = desk()
  const person = await admin()
  shop.move({ amountFen: 700n, feeFen: 5n, reference: 'pi_lost' })
  shop.clock.forward(5)
  await verbs.run(person)
  const found = (await verbs.differences(person, {})).rows.find(({ provider }) => provider === shop.name)
  return { shop, verbs, person, differenceId: found?.id ?? '' }
}

test('an admin closes a difference with a reason, once', async () => {
  const { shop, verbs, person, differenceId } = await deskWithDifference()
  await expect(verbs.close(person, { differenceId, resolution: ' 找到了 ' })).rejects.toMatchObject({
    code: 'InvalidInput',
    detail: { field: 'resolution', rule: 'reason' },
  })
  await verbs.close(person, { differenceId, resolution: ' written off ' })
  await verbs.close(person, { differenceId, resolution: 'written off' })
  expect(await shop.differences()).toEqual([`missing_in_ledger pi_lost 0 700 CNY user:${person.userId}: written off`])
  const closed = { code: 'DifferenceClosed' }
  await expect(verbs.close(await admin(), { differenceId, resolution: 'written off' })).rejects.toMatchObject(closed)
  await expect(verbs.close(person, { differenceId, resolution: 'something else' })).rejects.toMatchObject(closed)
  await expect(verbs.close(person, { differenceId: person.userId, resolution: 'none' })).rejects.toMatchObject({
    code: 'NotFound',
  })
})

test('what a person has closed is opened again only when its figures change', async () => {
  const { shop, verbs, person, differenceId } = await deskWithDifference()
  await verbs.close(person, { differenceId, resolution: 'written off' })
  await shop.compare()
  const closed = `missing_in_ledger pi_lost 0 700 CNY user:${person.userId}: written off`
  expect(await shop.differences()).toEqual([closed])
  shop.move({ amountFen: 50n, reference: 'pi_lost' })
  await shop.compare()
  expect(await shop.differences()).toEqual([closed, 'missing_in_ledger pi_lost 0 750 CNY open'])
})

test('the list shows open ones first and counts them; behind each are its movements and entries', async () => {
  const { shop, verbs, person, differenceId } = await deskWithDifference()
  shop.move({ kind: 'other', amountFen: 10n, reference: 'adj_1' })
  const paymentId = await shop.take(9_800n)
  await shop.compare()
  await verbs.close(person, { differenceId, resolution: 'written off' })
  const { rows, count, open, closed, openByKind } = await verbs.differences(person, {})
  expect(rows.slice(0, open).every(({ closedAt }) => closedAt === null)).toBe(true)
  expect(rows.slice(open).every(({ closedAt }) => closedAt !== null)).toBe(true)
  expect([count, rows.length]).toEqual([open + closed, open + closed])
  expect(openByKind).toMatchObject({ unknown: 1 })
  const unknown = await verbs.differences(person, { state: 'open', kind: 'unknown' })
  expect(unknown.rows).toMatchObject([{ reference: 'adj_1', ledgerFen: 0n, providerFen: 10n, currency: 'CNY' }])
  expect(unknown.count).toBe(1)
  const mine = (await verbs.differences(person, { state: 'closed' })).rows.find(({ id }) => id === differenceId)
  expect(mine).toMatchObject({ closedByName: expect.stringMatching(/^测试/), resolution: 'written off' })
  expect((await verbs.differences(person, { page: 2 })).rows).toEqual([])

  const lost = await verbs.transactions(person, { differenceId })
  expect(lost).toMatchObject({ provider: shop.name, reference: 'pi_lost' })
  expect(lost.movements.map(({ amountFen, feeFen }) => [amountFen, feeFen])).toEqual([[700n, 5n]])
  expect(lost.entries.map(({ kind, fen }) => [kind, fen])).toEqual([['provider_fee', -5n]])
  const sold = await verbs.transactions(person, { provider: shop.name, reference: paymentId })
  expect(sold.entries.map(({ kind, fen, currency }) => [kind, fen, currency])).toEqual(
    expect.arrayContaining([
      ['unmatched_payment', 9_800n, 'CNY'],
      ['provider_fee', -100n, 'CNY'],
    ]),
  )
})

test('the runs, newest first, with who began them', async () => {
  const { shop, verbs, person } = await deskWithDifference()
  shop.trouble.after = 0
  await expect(verbs.run(person)).rejects.toMatchObject({ code: 'PaymentUnavailable' })
  const runs = (await verbs.runs(person)).filter(({ provider }) => provider === shop.name)
  expect(runs).toMatchObject([
    { failure: 'PaymentUnavailable: timeout', startedBy: `user:${person.userId}`, imported: 0 },
    { failure: null, imported: 1, ledgerFen: -5n, providerFen: 695n },
  ])
})

test('nobody but admins', async () => {
  const { verbs } = desk()
  const attempts = (person: Parameters<typeof verbs.run>[0]) => [
    () => verbs.run(person),
    () => verbs.close(person, { differenceId: 'x', resolution: 'y' }),
    () => verbs.differences(person, {}),
    () => verbs.runs(person),
    () => verbs.transactions(person, { provider: 'p', reference: 'r' }),
  ]
  for (const attempt of attempts(null)) await expect(attempt()).rejects.toMatchObject({ code: 'NotSignedIn' })
  for (const person of [...outsiders, viewer()])
    for (const attempt of attempts(person)) await expect(attempt()).rejects.toMatchObject({ code: 'Forbidden' })
})
