import { randomUUID } from 'node:crypto'
import { coordination, ofTheDistrict, ofTheFarm, type Person } from './people.ts'
import { plantAid } from './plant-aid.ts'
import { plantFarmThings } from './plant-farm.ts'
import { type Plant, plantBuyersThings, plantOrder, plantRefund } from './plant-orders.ts'
import { plantPayout } from './plant-payout.ts'
import { proposedPerson, unmistakable } from './planted-household.ts'

/** Words that stand in one place of the database only, and who may ever read them on a page. */
export const secrets: Record<string, readonly Person[]> = {
  种收货甲: ['buyer', ...ofTheFarm],
  种门牌甲七十七号: ['buyer', ...ofTheFarm],
  种留言甲: ['buyer', ...ofTheFarm],
  种抬头甲: ['buyer', ...ofTheDistrict],
  种售后甲: ['buyer', ...ofTheFarm, ...ofTheDistrict],
  种住址甲八十八号: ['buyer'],
  'planted-a@example.org': ['buyer'],
  PLANTEDTRACK1: ['buyer', ...ofTheFarm, ...ofTheDistrict],
  PLANTEDTRACK2: ['guest', ...ofTheFarm, ...ofTheDistrict],
  种收货乙: ['guest', ...ofTheFarm],
  种门牌乙九十九号: ['guest', ...ofTheFarm],
  种主播甲: ['volunteer', ...ofTheDistrict],
  种监护甲: ['volunteer', ...ofTheDistrict],
  杨秀英: coordination,
  种登记甲: ofTheDistrict,
  种证明甲: ofTheDistrict,
  种字幕甲: ['farmer', ...ofTheDistrict],
  ...Object.fromEntries([...unmistakable, ...proposedPerson].map((word) => [word, []])),
}

/** What can be named in an address or a form: everything here belongs to the buyer, the guest, the farm or the district. */
export type Planted = Record<
  | 'order'
  | 'heldOrder'
  | 'guestOrder'
  | 'line'
  | 'guestLine'
  | 'parcel'
  | 'waitingParcel'
  | 'claim'
  | 'photo'
  | 'address'
  | 'session'
  | 'planned'
  | 'host'
  | 'hostSubmittedAt'
  | 'pastSession'
  | 'caption'
  | 'liveItem'
  | 'review'
  | 'question'
  | 'batch'
  | 'batchCode'
  | 'refund'
  | 'change'
  | 'product'
  | 'slug'
  | 'family'
  | 'producer'
  | 'producerSlug'
  | 'agreement'
  | 'version'
  | 'household'
  | 'district'
  | 'coupon'
  | 'periodVersion'
  | 'periodList'
  | 'fund'
  | 'aidUse'
  | 'payoutRun'
  | 'payout'
  | 'hardship'
  | 'import'
  | 'certificate'
  | 'evidence'
  | 'householdChange'
  | 'householdImport'
  | 'check'
  | 'unmatched'
  | 'difference'
  | 'account'
  | 'sentRun'
  | 'exportFile',
  string
>

type OfTheHousehold = 'certificate' | 'evidence' | 'householdChange' | 'householdImport' | 'check'
type OfMoney = 'unmatched' | 'difference' | 'account' | 'sentRun' | 'exportFile'

/** One buyer's and one guest's orders and everything about them, at one farm. */
export async function plant(given: Plant): Promise<Omit<Planted, OfTheHousehold | OfMoney>> {
  const { db, here, known } = given
  await db.pool.query(`UPDATE product SET illustration_kind = 'hen' WHERE id = $1`, [here.productId])
  const words: [string, string, string] = ['种收货甲', '种门牌甲七十七号', '种留言甲']
  const done = await plantOrder(given, known.buyer, words, 'delivered')
  const held = await plantOrder(given, known.buyer, words, 'held')
  const waiting = await plantOrder(given, known.buyer, words, 'paid')
  const guests = await plantOrder(given, known.guest, ['种收货乙', '种门牌乙九十九号', ''], 'delivered')
  const own = await plantBuyersThings(given, done)
  const farm = await plantFarmThings(given)
  const one = async (text: string, values: unknown[]): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(text, values)
    return rows[0]?.id ?? ''
  }
  const sheet = await one(
    `INSERT INTO catalog_import (id, file_hash, rows, changes, uploaded_by, uploaded_at)
     VALUES ($1, repeat('b', 64), '{"rows": [], "problems": []}', '[]', $2, now()) RETURNING id`,
    [randomUUID(), known.admin.userId],
  )
  return {
    ...done,
    ...{ heldOrder: held.order, waitingParcel: waiting.parcel },
    ...{ guestOrder: guests.order, guestLine: guests.line, import: sheet },
    refund: await plantRefund(given, done),
    ...own,
    ...farm,
    ...(await plantAid(db, here)),
    ...(await plantPayout(db, here)),
    ...{ product: here.productId, family: here.familyId, producer: here.producerId },
    slug: await one('SELECT slug AS id FROM product WHERE id = $1', [here.productId]),
    producerSlug: await one('SELECT slug AS id FROM producer WHERE id = $1', [here.producerId]),
    agreement: await one('SELECT agreement_id AS id FROM agreement_version WHERE id = $1', [here.agreementVersionId]),
    version: here.agreementVersionId,
    household: here.householdIds[0],
    district: here.districtCode,
  }
}

/**
 * Secrets in a text that this person must not read. Who asks by a household's own id knows it already.
 * @param asked what they sent
 * @param meant secrets that the address is there to tell
 */
export function leaked(
  planted: Planted,
  person: Person,
  body: string,
  { asked = '', meant = [] }: { asked?: string; meant?: readonly string[] | undefined } = {},
): string[] {
  const words = { ...secrets, ...(asked.includes(planted.household) ? {} : { [planted.household]: ofTheDistrict }) }
  return Object.entries(words).flatMap(([word, readers]) =>
    body.includes(word) && !readers.includes(person) && !meant.includes(word) ? [word] : [],
  )
}
