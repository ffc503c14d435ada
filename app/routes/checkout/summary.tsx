import { useTranslations } from 'use-intl'
import type { PartView } from '#server/orders/part-view.ts'
import { Parts } from '../../components/parts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What a quantity costs in all (fen) and how that would be divided. */
export type Preview = { quantity: number; totalFen: bigint; parts: PartView[] }

/** What it costs in all, and whom that reaches. */
export function Summary({ preview, unitPriceFen }: { preview: Preview; unitPriceFen: bigint }) {
  const t = useTranslations('checkout')
  const total = formatMoney(preview.totalFen)
  return (
    <>
      <p className="flex items-baseline justify-between gap-4">
        <span>{t('total')}</span>
        <span className="text-right">
          <span className="block text-sm text-soft tabular">
            {formatMoney(unitPriceFen)} × {preview.quantity}
          </span>
          <span className="font-display text-3xl tabular">{total}</span>
        </span>
      </p>
      <p className="text-sm text-soft">{t('freeDelivery')}</p>
      <h2 className="mt-6 mb-1 text-lg">{t('parts', { total })}</h2>
      <Parts parts={preview.parts} />
      <p className="mt-2 text-sm text-soft">{t('partsText')}</p>
    </>
  )
}
