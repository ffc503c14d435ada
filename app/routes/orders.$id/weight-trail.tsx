import { useFormatter, useTranslations } from 'use-intl'
import type { OrderLineView } from '#server/orders/read-own-order.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** Goods that are weighed when packed: what was charged for, what was packed, and what goes back for the difference. */
export function WeightTrail({ line }: { line: OrderLineView }) {
  const t = useTranslations('orders.weight')
  const format = useFormatter()
  const { orderedG, packedG, lighterFen } = line
  if (orderedG === null || orderedG === 0) return null
  const weight = (grams: number) => format.number(grams, 'grams')
  if (packedG === null) return <p className="text-sm text-soft">{t('pending')}</p>
  return (
    <ol aria-label={t('title')} className="mt-1 flex flex-wrap gap-x-2 text-sm tabular">
      <li>{t('ordered', { weight: weight(orderedG) })}</li>
      <li className="before:mr-2 before:text-soft before:content-['→']">{t('packed', { weight: weight(packedG) })}</li>
      <li className="text-good before:mr-2 before:text-soft before:content-['→']">
        {lighterFen > 0n ? t('back', { amount: formatMoney(lighterFen) }) : t('even')}
      </li>
    </ol>
  )
}
