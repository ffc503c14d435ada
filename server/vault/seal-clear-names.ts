import type { Db } from '#server/db/db.ts'
import { sealIdentity, writeIdentity } from './seal-identity.ts'
import type { Vault } from './vault.ts'

const PAGE = 200

const readClear = `
SELECT household_id AS id, head_name AS "headName", phone FROM household_identity
WHERE head_name IS NOT NULL OR phone IS NOT NULL ORDER BY household_id LIMIT ${PAGE} FOR UPDATE`

/**
 * Seals names and phones that an older version wrote in the clear. Safe to run again; afterwards the table is written anew, so that
 * its files hold no trace of them.
 * @returns how many households were sealed
 */
export async function sealClearNames({ db, vault }: { db: Pick<Db, 'tx' | 'pool'>; vault: Vault }): Promise<number> {
  const sealPage = () =>
    db.tx(async (sql) => {
      const { rows } = await sql.query<{ id: string; headName: string | null; phone: string | null }>(readClear)
      for (const { id, headName, phone } of rows) {
        const given = { ...(headName === null ? {} : { headName }), ...(phone === null ? {} : { phone }) }
        await writeIdentity(sql, await sealIdentity(vault, id, given))
      }
      return rows.length
    })
  let sealed = 0
  for (let count = await sealPage(); count > 0; count = await sealPage()) sealed += count
  if (sealed > 0) await db.pool.query('VACUUM FULL household_identity')
  return sealed
}
