import { isDomainError } from '#domain/errors.ts'
import { type Fen, formatYuan } from '#domain/money.ts'
import { CODE_HOURS } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import { openPersonal } from '#server/vault/personal.ts'
import { hashCode, makeCode } from './check-code.ts'

type Asking = Pick<Deps, 'db' | 'clock' | 'vault' | 'sms' | 'publicUrl'>

type Row = { household: string; reference: string; amountFen: Fen }

const read = `
SELECT p.household_id AS household, p.reference, p.amount_fen AS "amountFen"
FROM receipt_check c JOIN payout p ON p.id = c.payout_id WHERE c.id = $1 AND c.state IN ('due', 'unreachable')`

const keepCode = `
UPDATE receipt_check SET code_hash = $2, code_expires_at = $3, code_tries = 0 WHERE id = $1 AND state IN ('due', 'unreachable')`

/**
 * Sends a household a code with which it says what it received. Its phone is read for that purpose and the read is logged.
 * @param by whose doing it is; `clock` where nobody's
 * @returns false where it has no phone or nothing sends messages: then somebody visits
 */
export async function askHousehold(deps: Asking, checkId: string, by: string): Promise<boolean> {
  const { db, clock, vault, sms, publicUrl } = deps
  const check = (await db.pool.query<Row>(read, [checkId])).rows[0]
  if (!check) return false
  const { household, reference, amountFen } = check
  const found = await openPersonal(
    deps,
    { userId: by },
    { householdIds: [household], fields: ['phone'], purpose: `verification: payout ${reference}` },
  )
  const phone = found.get(household)?.phone
  if (!phone) return false
  const code = makeCode()
  const expires = new Date(clock.now().getTime() + CODE_HOURS * 3_600_000)
  await db.pool.query(keepCode, [checkId, hashCode(vault, checkId, code), expires])
  const text = `【芦花集】帮扶收入 ¥${formatYuan(amountFen)} 已汇到您家账户。请打开 ${publicUrl}/receipts/${reference} 填实收金额，验证码 ${code}，${CODE_HOURS} 小时内有效。`
  try {
    await sms.send({ to: phone, text })
    return true
  } catch (error) {
    if (isDomainError(error) && error.code === 'SmsUnavailable') return false
    throw error
  }
}
