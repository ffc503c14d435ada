import writeSheet from 'write-excel-file/node'
import { bankFileColumns, type Transfer } from '#domain/bank-file.ts'
import { toCsv } from '#domain/csv.ts'
import { DomainError } from '#domain/errors.ts'
import { formatYuan } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { openPersonal } from '#server/vault/personal.ts'
import { lockRun } from './move-run.ts'

export const bankFileFormats = ['csv', 'xlsx'] as const
export type BankFileFormat = (typeof bankFileFormats)[number]

type Row = { householdId: string; accountId: string; reference: string; amountFen: bigint }

const readTransfers = `
SELECT household_id AS "householdId", bank_account_id AS "accountId", reference, amount_fen AS "amountFen" FROM payout
WHERE run_id = $1 AND state = 'sent' ORDER BY reference`

/**
 * The transfers of an exported run that are on their way, as a bank's batch file. Account numbers are opened here and nowhere else,
 * and each read is logged with the run's number as its purpose.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PayoutStateConflict {state}, BankAccountChanged (`takeAccounts` first, or note that it failed)
 */
export async function readBankFile(
  deps: Pick<Deps, 'db' | 'clock' | 'vault'>,
  viewer: Viewer,
  { runId, format }: { runId: string; format: BankFileFormat },
): Promise<{ name: string; bytes: Uint8Array }> {
  const { run, rows } = await deps.db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.state !== 'exported') throw new DomainError('PayoutStateConflict', { state: run.state })
    return { run, rows: (await sql.query<Row>(readTransfers, [run.id])).rows }
  })
  const opened = await openPersonal(deps, viewer, {
    householdIds: rows.map(({ householdId }) => householdId),
    fields: ['bankAccount'],
    purpose: `payout: run ${run.number}`,
  })
  const transfers = rows.map(({ householdId, accountId, reference, amountFen }): Transfer => {
    const account = opened.get(householdId)?.bankAccount
    if (account?.id !== accountId) throw new DomainError('BankAccountChanged')
    return { reference, amountFen, holder: account.holder, number: account.number, bankName: account.bankName }
  })
  const numbered = transfers.map((transfer, at) => ({ ...transfer, position: at + 1 }))
  const bytes = format === 'csv' ? Buffer.from(toCsv(bankFileColumns, numbered)) : await sheetOf(numbered)
  return { name: `payout-run-${run.number}.${format}`, bytes }
}

async function sheetOf(rows: readonly (Transfer & { position: number })[]): Promise<Uint8Array> {
  const head = bankFileColumns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    bankFileColumns.map(({ cell }) => {
      const value = cell(row)
      return { type: String, value: typeof value === 'object' && value ? formatYuan(value.fen) : String(value ?? '') }
    }),
  )
  return await writeSheet([head, ...body]).toBuffer()
}
