import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { violated } from '#server/db/violated.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type NewFund = {
  /** Made by the form, so that sending it twice is one fund. */
  id: string
  code: string
  nameZh: string
  nameEn: string
  sourceZh: string
  sourceEn: string
  districtCode: string
  year: number
  amountFen: Fen
}

const MOST_FEN = 100_000_000_000n
const CODE = /^[A-Z0-9][A-Z0-9-]{2,39}$/

const write = `
INSERT INTO aid_fund (id, code, name_zh, name_en, source_zh, source_en, district_code, year, amount_fen, created_by, created_at)
SELECT $1, $2, $3, $4, $5, $6, code, $8, $9, $10, $11 FROM district WHERE code = $7 ON CONFLICT (id) DO NOTHING`

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

function check({ code, nameZh, sourceZh, year, amountFen }: NewFund, now: Date): void {
  if (!CODE.test(code.trim())) throw invalid('code', 'code')
  if (!nameZh.trim()) throw invalid('nameZh', 'required')
  if (!sourceZh.trim()) throw invalid('sourceZh', 'required')
  if (!Number.isInteger(year) || year < 2015 || year > now.getUTCFullYear() + 1) throw invalid('year', 'range')
  if (amountFen <= 0n || amountFen > MOST_FEN) throw invalid('amount', 'range')
}

/**
 * Proposes a fund of a district: where its money comes from, and how much. Nothing is booked or promised until a second person
 * approves it.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export async function setUpFund({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer, fund: NewFund): Promise<void> {
  const now = clock.now()
  check(fund, now)
  requireInScope(viewer, fund.districtCode)
  const id = knownId(fund.id)
  const { nameZh, nameEn, sourceZh, sourceEn, districtCode, year, amountFen } = fund
  const words = [nameZh.trim(), nameEn.trim() || nameZh.trim(), sourceZh.trim(), sourceEn.trim() || sourceZh.trim()]
  const facts = [id, fund.code.trim(), ...words, districtCode, year, amountFen, `user:${viewer.userId}`, now]
  const { rowCount } = await db.pool.query(write, facts).catch((error: unknown) => {
    throw violated(error) === 'aid_fund_code_key' ? invalid('code', 'taken') : error
  })
  if (rowCount !== 0) return
  const { rowCount: known } = await db.pool.query('SELECT 1 FROM district WHERE code = $1', [districtCode])
  if (known === 0) throw invalid('districtCode', 'required')
}
