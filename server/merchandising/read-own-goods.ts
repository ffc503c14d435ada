import type { Db } from '#server/db/db.ts'
import { requireMember } from './membership.ts'
import { type FamilyPage, readParts } from './read-family.ts'

/** A producer that somebody acts for, with its goods. */
export type OwnProducer = {
  id: string
  nameZh: string
  nameEn: string
  families: { id: string; slug: string; nameZh: string; nameEn: string; packs: number }[]
}

/** Producers of a member and their goods, by name. */
export async function listOwnGoods({ db }: { db: Db }, userId: string): Promise<OwnProducer[]> {
  const { rows } = await db.pool.query<OwnProducer>(
    `SELECT r.id, r.name_zh AS "nameZh", r.name_en AS "nameEn", (
       SELECT coalesce(json_agg(json_build_object('id', f.id, 'slug', f.slug, 'nameZh', f.name_zh, 'nameEn', f.name_en,
         'packs', (SELECT count(*) FROM product p WHERE p.family_id = f.id)) ORDER BY f.name_zh), '[]')
       FROM product_family f WHERE f.producer_id = r.id) AS families
     FROM producer r JOIN producer_member m ON m.producer_id = r.id WHERE m.user_id = $1 ORDER BY r.name_zh`,
    [userId],
  )
  return rows
}

/** One good of a producer that somebody acts for. @throws DomainError NotFound */
export async function readOwnFamily({ db }: { db: Db }, userId: string, familyId: string): Promise<FamilyPage> {
  const family = await readParts(db.pool, familyId)
  await requireMember(db.pool, userId, family.producerId)
  return family
}
