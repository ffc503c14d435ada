import { isDomainError } from '#domain/errors.ts'
import { type Locale, languageTag } from '#domain/locale.ts'
import { formatYuan } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'

type Row = {
  number: bigint | null
  state: 'open' | 'won' | 'lost'
  amountFen: bigint
  dueAt: Date | null
  staff: { phone: string; locale: Locale }[]
}

/** A dispute, and who has to know, each in their language: admins, and coordinators of the goods' district. */
const readDispute = `
SELECT o.number, d.state, d.amount_fen AS "amountFen", d.evidence_due_at AS "dueAt", (
  SELECT coalesce(json_agg(json_build_object('phone', u.phone_number, 'locale', coalesce(u.locale, 'zh')) ORDER BY u.phone_number), '[]')
  FROM app_user u WHERE u.phone_number IS NOT NULL AND (u.role = 'admin' OR u.role = 'coordinator'
    AND (u.scope_kind = 'all' OR u.scope_code IN (
      SELECT f.district_code FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
      WHERE l.order_id = d.order_id)))) AS staff
FROM dispute d LEFT JOIN orders o ON o.id = d.order_id WHERE d.id = $1`

const zh = {
  open: '被买家的银行提出争议，相关款项已暂停支付',
  won: '的争议已判归我方，款项恢复正常',
  lost: '的争议已判归买家，各方所得已冲回',
}

const en = {
  open: 'is disputed by the buyer’s bank and held',
  won: 'was disputed and is ours; it is paid out as usual',
  lost: 'was disputed and is the buyer’s; what everybody earned of it was taken back',
}

function words({ number, state, amountFen, dueAt }: Row, locale: Locale): string {
  const day = new Intl.DateTimeFormat(languageTag(locale), { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
  const due = state === 'open' && dueAt ? day.format(dueAt) : null
  if (locale === 'zh') {
    const order = number === null ? '一笔待查款' : `订单 ${number}`
    return `【芦花集】${order}的 ${formatYuan(amountFen)} 元${zh[state]}${due ? `，请在${due}前提交证据` : ''}。`
  }
  const order = number === null ? 'a payment without an order' : `order ${number}`
  return `[Reedflower] ¥${formatYuan(amountFen)} of ${order} ${en[state]}.${due ? ` Please hand in evidence by ${due}.` : ''}`
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
  for (const { phone: to, locale } of dispute.staff) {
    await sms.send({ to, text: words(dispute, locale) }).catch((error: unknown) => {
      if (!isDomainError(error)) throw error
    })
  }
}
