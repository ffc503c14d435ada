import { isDomainError } from '#domain/errors.ts'
import { formatYuan } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'

type Row = {
  number: bigint | null
  state: 'open' | 'won' | 'lost'
  amountFen: bigint
  dueAt: Date | null
  phones: string[]
}

/** A dispute, and the phones of who has to know: admins, and coordinators of the goods' district. */
const readDispute = `
SELECT o.number, d.state, d.amount_fen AS "amountFen", d.evidence_due_at AS "dueAt", ARRAY(
  SELECT u.phone_number FROM app_user u WHERE u.phone_number IS NOT NULL AND (u.role = 'admin' OR u.role = 'coordinator'
    AND (u.scope_kind = 'all' OR u.scope_code IN (
      SELECT f.district_code FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
      WHERE l.order_id = d.order_id))) ORDER BY u.phone_number) AS phones
FROM dispute d LEFT JOIN orders o ON o.id = d.order_id WHERE d.id = $1`

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })

const said = {
  open: '被买家的银行提出争议，相关款项已暂停支付',
  won: '的争议已判归我方，款项恢复正常',
  lost: '的争议已判归买家，各方所得已冲回',
}

function words({ number, state, amountFen, dueAt }: Row): string {
  const order = number === null ? '一笔待查款' : `订单 ${number}`
  const due = state === 'open' && dueAt ? `，请在${day.format(dueAt)}前提交证据` : ''
  return `【芦花】${order}的 ${formatYuan(amountFen)} 元${said[state]}${due}。`
}

/**
 * After `dispute.changed`: texts everybody who has to act on it, and says so in the log, which is all there is where no
 * text messages can be sent. May text twice.
 */
export async function tellStaff({ db, sms, log }: Pick<Deps, 'db' | 'sms' | 'log'>, disputeId: string): Promise<void> {
  const { rows } = await db.pool.query<Row>(readDispute, [disputeId])
  const dispute = rows[0]
  if (!dispute) return
  log.warn({ disputeId, state: dispute.state }, 'a payment is disputed')
  for (const to of dispute.phones) {
    await sms.send({ to, text: words(dispute) }).catch((error: unknown) => {
      if (!isDomainError(error)) throw error
    })
  }
}
