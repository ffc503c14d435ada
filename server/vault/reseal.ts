import type { Db } from '#server/db/db.ts'
import type { Vault } from './vault.ts'

const PAGE = 500

/** Columns of sealed text, of tables with one column as their key. Whatever part of ours seals, its column is named so. */
const findColumns = `
SELECT c.table_name AS "table", c.column_name AS "column", k.column_name AS key
FROM information_schema.columns c
JOIN information_schema.table_constraints p
  ON p.table_schema = c.table_schema AND p.table_name = c.table_name AND p.constraint_type = 'PRIMARY KEY'
JOIN information_schema.key_column_usage k ON k.constraint_schema = p.constraint_schema AND k.constraint_name = p.constraint_name
WHERE c.table_schema = 'public' AND c.data_type = 'text' AND (c.column_name = 'sealed' OR c.column_name LIKE '%\\_sealed')
ORDER BY 1, 2`

type Column = { table: string; column: string; key: string }

/** Seals a page of a column's rows anew where an older key sealed them. @returns the last key that was seen, or null at the end */
async function resealPage(db: Pick<Db, 'tx'>, vault: Vault, { table, column, key }: Column, after: string | null) {
  return db.tx(async (sql) => {
    const { rows } = await sql.query<{ id: string; sealed: string }>(
      `SELECT "${key}"::text AS id, "${column}" AS sealed FROM "${table}"
       WHERE "${column}" IS NOT NULL AND ($1::uuid IS NULL OR "${key}" > $1::uuid) ORDER BY "${key}" LIMIT ${PAGE} FOR UPDATE`,
      [after],
    )
    const old = rows.filter(({ sealed }) => vault.isOld(sealed))
    const fresh = await Promise.all(old.map(({ sealed }) => vault.reseal(sealed)))
    if (old.length > 0)
      await sql.query(
        `UPDATE "${table}" t SET "${column}" = f.sealed FROM unnest($1::uuid[], $2::text[]) AS f (id, sealed) WHERE t."${key}" = f.id`,
        [old.map(({ id }) => id), fresh],
      )
    return { resealed: old.length, last: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) }
  })
}

/**
 * Seals everything anew with the newest key that an older one sealed; nothing is shown to anybody. Page by page, while the shop sells;
 * safe to break off and to run again.
 * @returns how many seals were made anew, by `table.column`
 */
export async function resealOld({
  db,
  vault,
}: {
  db: Pick<Db, 'tx' | 'pool'>
  vault: Vault
}): Promise<Record<string, number>> {
  const { rows: columns } = await db.pool.query<Column>(findColumns)
  const done: Record<string, number> = {}
  for (const column of columns) {
    let count = 0
    let last: string | null = null
    do {
      const page: { resealed: number; last: string | null } = await resealPage(db, vault, column, last)
      count += page.resealed
      last = page.last
    } while (last !== null)
    done[`${column.table}.${column.column}`] = count
  }
  return done
}
