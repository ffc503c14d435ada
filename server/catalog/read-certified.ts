import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'
import { hasRoom } from './read-aid.ts'

/** A good that is recognised as consumer aid: its base pack, and by whom since when. */
export type Certified = { product: ProductCard; issuer: Bilingual; certifiedOn: Date }

type Row = CardRow & { issuer_zh: string; issuer_en: string; certified_on: string }

const SHOWN = 4

/** Of each family the newest certificate in force, with the family's first pack. */
const certified = `
  SELECT * FROM (
    SELECT DISTINCT ON (f.id) ${cardColumns}, a.issuer_zh, a.issuer_en, a.certified_on::text
    FROM ${cardTables} JOIN aid_certificate a ON a.family_id = f.id
    WHERE p.withdrawn_at IS NULL AND a.certified_on <= $1 AND a.expires_on >= $1 AND ${hasRoom}
    ORDER BY f.id, a.certified_on DESC, p.position, p.slug
  ) one ORDER BY one.certified_on DESC, one.slug LIMIT ${SHOWN}`

/** The goods that were recognised last. */
export async function readCertified({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Certified[]> {
  const now = clock.now()
  const { rows } = await db.pool.query<Row>(certified, [now])
  return rows.map((row) => ({
    product: toCard(row, now),
    issuer: bilingual(row.issuer_zh, row.issuer_en),
    certifiedOn: new Date(row.certified_on),
  }))
}
