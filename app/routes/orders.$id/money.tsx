import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { leftFen, partBackFen } from '../../components/order-standing.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { moneyRows } from './money-rows.ts'

/** The order's money in its parts: goods, discount and who bears it, freight, what was paid, what went back, what is left. */
export function Money({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { coupon } = order
  const rows = moneyRows(order)
  const backFen = partBackFen(order)
  const title = coupon ? inLocale(locale, coupon.titleZh, coupon.titleEn) : ''
  const words = (what: (typeof rows)[number]['what']) =>
    what === 'discount' ? t('money.discount', { title }) : t(`money.${what}`)
  return (
    <>
      <dl className="mt-4 grid grid-cols-[1fr_auto] items-baseline gap-x-6 gap-y-1">
        {rows.map(({ what, fen }) => (
          <Row
            key={what}
            name={words(what)}
            fen={fen}
            note={what === 'discount' && coupon ? t(`money.bearer.${coupon.bearer}`) : null}
          />
        ))}
        {backFen > 0n ? <Row name={t('money.left')} fen={leftFen(order)} large /> : null}
      </dl>
      {coupon ? <p className="mt-1 text-sm text-soft">{t('money.household')}</p> : null}
    </>
  )
}

function Row({ name, fen, note, large }: { name: string; fen: bigint; note?: string | null; large?: boolean }) {
  return (
    <>
      <dt>
        {name}
        {note ? <span className="ml-2 text-sm text-soft">{note}</span> : null}
      </dt>
      <dd className={`text-right tabular ${large ? 'font-display text-2xl' : ''}`}>{formatMoney(fen)}</dd>
    </>
  )
}
