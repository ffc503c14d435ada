import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { requireInScope } from '#server/households/scope.ts'
import { logPersonal, type Reader } from './log-read.ts'
import { identityAbout } from './seal-identity.ts'
import type { Vault } from './vault.ts'

export { logPersonal, type Reader } from './log-read.ts'
export { sealBankAccount, sealIdentity, writeIdentity } from './seal-identity.ts'

export const personalFields = ['headName', 'phone', 'idNumber', 'address', 'bankAccount'] as const
export type PersonalField = (typeof personalFields)[number]

/** The account that a household is paid to: the newest that a second person approved. */
export type OpenedAccount = { id: string; bankName: string; number: string; holder: string }

/** What was asked for; everything else, and what is not known, is null. */
export type Personal = Record<Exclude<PersonalField, 'bankAccount'>, string | null> & {
  bankAccount: OpenedAccount | null
}

type Asked = {
  householdIds: readonly string[]
  fields: readonly PersonalField[]
  /** `<kind>: <words>`, kept in the log for good. */
  purpose: string
  /** The row of identity_access under which the reader looks, where there is one. */
  accessId?: string | null
}

const read = `
SELECT i.household_id AS id, t.district_code AS district, i.head_name_sealed AS "headName", i.phone_sealed AS phone,
       i.id_number_sealed AS "idNumber", i.address_sealed AS address, b.id AS "accountId", b.bank_name AS "bankName",
       b.number_sealed AS number, b.holder_sealed AS holder
FROM household_identity i JOIN household h ON h.id = i.household_id JOIN village v ON v.code = h.village_code
JOIN township t ON t.code = v.township_code
LEFT JOIN LATERAL (
  SELECT a.id, a.bank_name, a.number_sealed, a.holder_sealed FROM household_bank_account a
  WHERE a.household_id = h.id AND a.state = 'approved' ORDER BY a.decided_at DESC, a.id DESC LIMIT 1) b ON true
WHERE i.household_id = ANY($1::uuid[])`

type Row = {
  id: string
  district: string
  accountId: string | null
  bankName: string
  number: string
  holder: string
} & Record<Exclude<PersonalField, 'bankAccount'>, string | null>

const columnOf = { headName: 'head_name', phone: 'phone', idNumber: 'id_number', address: 'address' } as const

async function openRow(vault: Vault, row: Row, fields: readonly PersonalField[]): Promise<Personal> {
  const field = async (name: keyof typeof columnOf) => {
    const sealed = fields.includes(name) ? row[name] : null
    return sealed === null ? null : await vault.open(sealed, identityAbout(row.id, columnOf[name]))
  }
  const account = async (): Promise<OpenedAccount | null> => {
    const id = fields.includes('bankAccount') ? row.accountId : null
    if (id === null) return null
    const opened = (name: 'number' | 'holder') => vault.open(row[name], `bank_account:${id}:${name}`)
    return { id, bankName: row.bankName, number: await opened('number'), holder: await opened('holder') }
  }
  return {
    headName: await field('headName'),
    phone: await field('phone'),
    idNumber: await field('idNumber'),
    address: await field('address'),
    bankAccount: await account(),
  }
}

async function readRows(sql: Sql, reader: Reader, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql.query<Row>(read, [ids])
  if (rows.length < ids.length) throw new DomainError('NotFound')
  if ('role' in reader) for (const { district } of rows) requireInScope(reader, district)
  return rows
}

/**
 * The one way to personal data of households. Before anything is opened, the log has a row for each household, with the fields and the
 * purpose, and it is committed: what cannot be logged is not read.
 * @returns by household id
 * @throws DomainError NotFound, Forbidden, OutOfScope, PurposeRequired
 */
export async function openPersonal(
  { db, clock, vault }: { db: Db; clock: Clock; vault: Vault },
  reader: Reader,
  { householdIds, fields, purpose, accessId }: Asked,
): Promise<Map<string, Personal>> {
  const ids = [...new Set(householdIds)]
  const rows = await db.tx(async (sql) => {
    const found = await readRows(sql, reader, ids)
    await logPersonal(sql, reader, { householdIds: ids, fields, purpose, accessId, at: clock.now() })
    return found
  })
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await openRow(vault, row, fields)] as const)))
}
