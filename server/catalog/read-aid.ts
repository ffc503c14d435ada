import { tellsNobody } from '#domain/small-groups.ts'
import type { Db } from '#server/db/db.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** That a good is recognised as consumer aid; quantities in base packs. */
export type Aid = {
  number: string
  issuer: Bilingual
  certifiedOn: Date
  expiresOn: Date
  certifiedQuantity: number
  /** What may still be sold under it; null where what was sold would tell what one to four households earned of it. */
  left: number | null
}

type Row = {
  number: string
  issuer_zh: string
  issuer_en: string
  certified_on: string
  expires_on: string
  certified_quantity: number
  left: number
  households: number
}

/** Thousandths of a base pack that may still be sold under certificate `a`. */
export const leftMilli = `(a.certified_quantity::bigint * 1000 - coalesce((
  SELECT sum(u.units_milli) FROM aid_certificate_use u WHERE u.certificate_id = a.id), 0)::bigint)`

/** Whether one more of the good's smallest pack may be sold under certificate `a`: used up, it is not said any more. */
export const hasRoom = `${leftMilli} >= coalesce((
  SELECT min(q.units_milli) FROM product q WHERE q.family_id = a.family_id AND q.withdrawn_at IS NULL), 1)`

const readOne = `
SELECT a.number, a.issuer_zh, a.issuer_en, a.certified_on::text, a.expires_on::text, a.certified_quantity,
       (${leftMilli} / 1000)::int AS left,
       (SELECT count(DISTINCT coalesce(h.merged_into_id, h.id))::int FROM agreement_version v JOIN agreement_share s ON s.version_id = v.id
        JOIN household h ON h.id = s.household_id WHERE v.family_id = a.family_id AND v.state = 'approved' AND v.carries_split) AS households
FROM aid_certificate a
WHERE a.family_id = $1 AND a.certified_on <= $2::date AND a.expires_on >= $2::date AND ${hasRoom}
ORDER BY a.expires_on DESC, a.id LIMIT 1`

/** The recognition of a family that holds longest on a day, or null. @param day in Asia/Shanghai, `yyyy-mm-dd` */
export async function readAid(db: Pick<Db, 'pool'>, familyId: string, day: string): Promise<Aid | null> {
  const found = (await db.pool.query<Row>(readOne, [familyId, day])).rows[0]
  if (!found) return null
  return {
    number: found.number,
    issuer: bilingual(found.issuer_zh, found.issuer_en),
    certifiedOn: new Date(found.certified_on),
    expiresOn: new Date(found.expires_on),
    certifiedQuantity: found.certified_quantity,
    left: tellsNobody(found.households) ? found.left : null,
  }
}
