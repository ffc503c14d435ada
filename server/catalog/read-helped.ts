import type { LinkageType } from '#domain/linkage-types.ts'
import { publicCount } from '#domain/small-groups.ts'
import type { Db } from '#server/db/db.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** More aliases than this do not fit a page. */
const SHOWN_ALIASES = 8

/** Who a purchase helps, as far as the public may know. */
export type Helped = {
  /** At least so many distinct households under all agreements in force; null for one to four, which stay "a few". */
  households: number | null
  /** False: no agreement in force links any household. */
  any: boolean
  /** Names chosen by households that agreed to be shown, and have not withdrawn it. */
  aliases: Bilingual[]
  /** Every way in which the goods are linked to households now. */
  types: LinkageType[]
}

type Row = { household_id: string; alias_zh: string | null; alias_en: string | null; consented: boolean }

const linked = `
  FROM agreement_version v
  JOIN linkage_agreement a ON a.id = v.agreement_id
  JOIN agreement_share s ON s.version_id = v.id AND s.household_id IS NOT NULL
  JOIN household h ON h.id = s.household_id JOIN household k ON k.id = coalesce(h.merged_into_id, h.id)
  WHERE v.family_id = $1 AND v.state = 'approved' AND tstzrange(v.valid_from, v.valid_to) @> $2::timestamptz`

/** @param at UTC */
export async function readHelped(db: Pick<Db, 'pool'>, familyId: string, at: Date): Promise<Helped> {
  const [households, types] = await Promise.all([
    db.pool.query<Row>(
      `SELECT DISTINCT k.id AS household_id, k.alias_zh, k.alias_en, k.alias_consent_at IS NOT NULL AS consented ${linked}
       ORDER BY k.id`,
      [familyId, at],
    ),
    db.pool.query<{ type: LinkageType }>(`SELECT DISTINCT a.type::text AS type ${linked} ORDER BY type`, [
      familyId,
      at,
    ]),
  ])
  const count = households.rows.length
  return {
    any: count > 0,
    households: publicCount(count),
    aliases: households.rows
      .flatMap(({ consented, alias_zh, alias_en }) =>
        consented && alias_zh ? [bilingual(alias_zh, alias_en ?? alias_zh)] : [],
      )
      .slice(0, SHOWN_ALIASES),
    types: types.rows.map((row) => row.type),
  }
}
