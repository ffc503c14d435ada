import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { logPersonal, sealBankAccount } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'
import { standingHousehold } from './household-state.ts'

type Deps = { db: Db; clock: Clock; vault: Vault }
export type AccountProposal = { id: string; householdId: string; bankName: string; number: string; holder: string }

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })
const insert = `
INSERT INTO household_bank_account (id, household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, proposed_by, proposed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`

/**
 * Asks that a household be paid to an account; nothing is paid there until a second person approves it.
 * @throws DomainError NotFound, Forbidden, OutOfScope, HouseholdMerged, InvalidInput {field, rule}
 */
export async function proposeBankAccount({ db, clock, vault }: Deps, viewer: Viewer, account: AccountProposal) {
  const number = account.number.normalize('NFKC').replace(/[\s-]/g, '')
  const [bankName, holder] = [account.bankName.trim(), account.holder.trim()]
  if (bankName === '') throw invalid('bankName', 'required')
  if (bankName.length > 60) throw invalid('bankName', 'tooLong')
  if (holder === '') throw invalid('holder', 'required')
  if (holder.length > 40) throw invalid('holder', 'tooLong')
  if (!/^\d{8,30}$/.test(number)) throw invalid('number', number === '' ? 'required' : 'account')
  const sealed = await sealBankAccount(vault, knownId(account.id), { number, holder })
  const at = clock.now()
  await db.tx(async (sql) => {
    const { id: householdId } = await standingHousehold(sql, viewer, account.householdId)
    await sql.query(insert, [
      ...[account.id, householdId, bankName, sealed.number_sealed, sealed.holder_sealed, sealed.number_index],
      ...[sealed.last_four, `user:${viewer.userId}`, at],
    ])
    const purpose = `account: ${account.id}`
    await logPersonal(sql, viewer, { householdIds: [householdId], fields: ['bankAccount'], purpose, at })
  })
}

type Row = { household_id: string; state: string; proposed_by: string; district_code: string }

const lock = `
SELECT b.household_id, b.state, b.proposed_by, t.district_code FROM household_bank_account b
JOIN household h ON h.id = b.household_id JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE b.id = $1 FOR UPDATE OF b, h`

/**
 * A second person approves an account, which takes the place of the one before, or rejects it.
 * @throws DomainError NotFound, Forbidden, OutOfScope, ChangeStateConflict, SecondPersonNeeded
 */
export async function decideBankAccount(
  { db, clock }: Deps,
  viewer: Viewer,
  { id, approve }: { id: string; approve: boolean },
): Promise<void> {
  await db.tx(async (sql) => {
    const account = (await sql.query<Row>(lock, [knownId(id)])).rows[0]
    if (!account) throw new DomainError('NotFound')
    requireInScope(viewer, account.district_code)
    if (account.state !== 'proposed') throw new DomainError('ChangeStateConflict')
    if (account.proposed_by === `user:${viewer.userId}`) throw new DomainError('SecondPersonNeeded')
    if (approve)
      await sql.query(
        `UPDATE household_bank_account SET state = 'withdrawn' WHERE household_id = $1 AND state = 'approved'`,
        [account.household_id],
      )
    await sql.query('UPDATE household_bank_account SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1', [
      id,
      approve ? 'approved' : 'rejected',
      `user:${viewer.userId}`,
      clock.now(),
    ])
  })
}
