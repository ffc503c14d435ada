import { v7 as newId } from 'uuid'
import { beforeEach, expect, test } from 'vitest'
import { MOST_ADDRESSES } from '#domain/forms/address.ts'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { addressVerbs } from './verbs.ts'

const database = useDatabase()
const addresses = () => addressVerbs({ db: database.db, clock: { now: () => new Date() } })

const home = {
  recipient: '孙丽',
  phone: '+8618663200005',
  province: '山东省',
  city: '枣庄',
  county: '薛城区',
  street: '临城街道长江路9号',
}

let me: string
let other: string
beforeEach(async () => {
  me = await makePerson(database.db)
  other = await makePerson(database.db)
})

async function saved(change: Partial<typeof home> = {}, makeDefault = false): Promise<string> {
  const id = newId()
  await addresses().save(me, { id, address: { ...home, ...change }, makeDefault })
  return id
}

const defaults = async () => (await addresses().list(me)).filter(({ isDefault }) => isDefault).map(({ id }) => id)

test('the first address is the default, its place is written in full, and sending it twice is one address', async () => {
  const id = await saved()
  await addresses().save(me, { id, address: { ...home, recipient: '孙丽华' }, makeDefault: false })
  expect(await addresses().list(me)).toEqual([{ ...home, city: '枣庄市', recipient: '孙丽华', id, isDefault: true }])
})

test('one address is the default, also when several become it at once', async () => {
  const ids = [await saved(), await saved(), await saved()]
  expect(await defaults()).toEqual([ids[0]])
  await Promise.all(ids.map((id) => addresses().makeDefault(me, id)))
  expect(await defaults()).toHaveLength(1)
  const [gone = ''] = await defaults()
  await addresses().remove(me, gone)
  await addresses().remove(me, gone)
  expect(await defaults()).toHaveLength(1)
  expect(await addresses().list(me)).toHaveLength(2)
})

test('nobody else reaches it', async () => {
  const id = await saved()
  expect(await addresses().list(other)).toEqual([])
  await expect(addresses().save(other, { id, address: home, makeDefault: true })).rejects.toMatchObject({
    code: 'NotFound',
  })
  await expect(addresses().makeDefault(other, id)).rejects.toMatchObject({ code: 'NotFound' })
  await addresses().remove(other, id)
  expect(await addresses().list(me)).toMatchObject([{ id, recipient: home.recipient }])
})

test('a place that does not exist is refused by its field', async () => {
  await expect(saved({ county: '历下区' })).rejects.toMatchObject({ code: 'InvalidInput', detail: { field: 'county' } })
})

test('a book has an end, also for many who write at once', async () => {
  const all = await Promise.allSettled(Array.from({ length: MOST_ADDRESSES + 5 }, () => saved()))
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(refused).toEqual(Array(5).fill('AddressBookFull'))
  expect(await addresses().list(me)).toHaveLength(MOST_ADDRESSES)
})
