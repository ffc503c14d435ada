import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type CatalogEntry, readEntry } from './catalog-entry.ts'

export type ProducerRow = {
  id: string
  slug: string
  nameZh: string
  nameEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  families: number
  /** Producers with a freight rule of their own; others send for nothing. */
  freightRules: number
}

/** Producers of the scope by name, at most 1,000. @throws DomainError Forbidden */
export async function listProducers({ db }: { db: Db }, viewer: Viewer): Promise<ProducerRow[]> {
  const scope = districtInScope(viewer)
  const { rows } = await db.pool.query<ProducerRow>(
    `SELECT r.id, r.slug, r.name_zh AS "nameZh", r.name_en AS "nameEn", d.code AS "districtCode", d.name_zh AS "districtZh", d.name_en AS "districtEn",
            (SELECT count(*)::int FROM product_family f WHERE f.producer_id = r.id) AS families,
            (SELECT count(*)::int FROM freight_rule u WHERE u.producer_id = r.id) AS "freightRules"
     FROM producer r JOIN district d ON d.code = r.district_code WHERE ($1::bpchar IS NULL OR d.code = $1)
     ORDER BY r.name_zh, r.slug LIMIT 1000`,
    [scope],
  )
  return rows
}

/** @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readProducerEntry({ db }: { db: Db }, viewer: Viewer, id: string): Promise<CatalogEntry> {
  const producer = await readEntry(db.pool, 'producer', { id: knownId(id) })
  if (!producer) throw new DomainError('NotFound')
  requireInScope(viewer, producer.districtCode)
  return producer
}
