import { v7 as newId } from 'uuid'
import type { FieldValues } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import { personalFields } from '#domain/registry/fields.ts'
import type { Sql } from '#server/db/db.ts'
import { sealIdentity, writeIdentity } from '#server/vault/personal.ts'
import { searchKey } from '#server/vault/search-keys.ts'
import type { Vault } from '#server/vault/vault.ts'
import type { Member } from './sealed-change.ts'

const columns: Record<string, string> = {
  villageCode: 'village_code',
  monitoredClass: 'monitored_class',
  memberCount: 'member_count',
  baselineYear: 'baseline_year',
  baselineNetPerHeadFen: 'baseline_net_per_head_fen',
  helperId: 'helper_id',
}

async function plainColumns(sql: Sql, { helperPhone, ...values }: FieldValues): Promise<[string, unknown][]> {
  const all: FieldValues = { ...values }
  if (helperPhone) {
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM helper WHERE phone = $1 ORDER BY id LIMIT 1', [
      helperPhone,
    ])
    if (!rows[0]) throw new DomainError('InvalidInput', { field: 'helperPhone', rule: 'unknown' })
    all.helperId = rows[0].id
  }
  return Object.entries(all).flatMap(([name, value]) => {
    const column = columns[name]
    return column ? [[column, value] as [string, unknown]] : []
  })
}

/** Only what is given; personal fields are sealed on the way. */
export async function updateHousehold(sql: Sql, vault: Vault, id: string, values: FieldValues): Promise<void> {
  const plain = await plainColumns(sql, values)
  if (plain.length > 0)
    await sql.query(
      `UPDATE household SET ${plain.map(([column], at) => `${column} = $${at + 2}`).join(', ')} WHERE id = $1`,
      [id, ...plain.map(([, value]) => value)],
    )
  const personal = Object.fromEntries(Object.entries(values).filter(([name]) => personalFields.includes(name)))
  if (Object.keys(personal).length > 0) await writeIdentity(sql, await sealIdentity(vault, id, personal))
}

/** A new household, whole. @returns its id */
export async function insertHousehold(
  sql: Sql,
  vault: Vault,
  { code, ...values }: FieldValues & { code: string },
): Promise<string> {
  const id = newId()
  const plain = await plainColumns(sql, values)
  await sql.query(
    `INSERT INTO household (id, code, ${plain.map(([column]) => column).join(', ')})
     VALUES ($1, $2, ${plain.map((_, at) => `$${at + 3}`).join(', ')})`,
    [id, code, ...plain.map(([, value]) => value)],
  )
  const personal = Object.fromEntries(personalFields.map((name) => [name, values[name] ?? null]))
  await writeIdentity(sql, await sealIdentity(vault, id, personal))
  return id
}

export const memberAbout = (memberId: string): string => `household_member:${memberId}`

/** The members anew; whoever is not named is a member no more. */
export async function replaceMembers(sql: Sql, vault: Vault, id: string, members: readonly Member[]): Promise<void> {
  await sql.query('DELETE FROM household_member WHERE household_id = $1', [id])
  for (const [position, { relation, birthYear, name, idNumber }] of members.entries()) {
    const memberId = newId()
    await sql.query(
      `INSERT INTO household_member (id, household_id, position, relation, birth_year, sealed, id_number_index)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[memberId, id, position, relation, birthYear],
        await vault.seal(JSON.stringify({ name, idNumber }), memberAbout(memberId)),
        searchKey(vault, 'id_number', idNumber),
      ],
    )
  }
}
