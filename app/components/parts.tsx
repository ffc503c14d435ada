import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { PartView } from '#server/orders/part-view.ts'
import { formatMoney } from '../i18n/format-money.ts'

/** Share of the whole in per mille, for the width of a bar. */
const permille = (fen: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((fen * 1000n) / whole))

/**
 * How an amount is divided: one row a party, with a bar as long as its part. Households without a public alias are one
 * row together.
 * @param note what stands behind a household's amount, such as “provisional”
 */
export function Parts({ parts, note }: { parts: readonly PartView[]; note?: string }) {
  const t = useTranslations('orders.party')
  const locale = useLocale()
  const whole = parts.reduce((sum, { fen }) => sum + fen, 0n)
  const nameOf = ({ party, nameZh, nameEn, count }: PartView) => {
    if (nameZh) return inLocale(locale, nameZh, nameEn)
    return party === 'household' ? t('household', { count }) : t(party)
  }
  const kindOf = ({ party, nameZh }: PartView) => {
    if (!nameZh) return null
    return party === 'household' ? t('householdOne') : t(party)
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {parts.map((part) => (
        <li key={`${part.party} ${part.nameZh}`} className="py-2">
          <div className="flex items-baseline justify-between gap-4">
            <span className={part.party === 'household' ? 'font-medium' : ''}>
              {nameOf(part)}
              {kindOf(part) ? <span className="ml-2 inline-block text-sm text-soft">{kindOf(part)}</span> : null}
            </span>
            <span className="text-right whitespace-nowrap tabular">
              {formatMoney(part.fen)}
              {note && part.party === 'household' ? <span className="ml-2 text-sm text-soft">{note}</span> : null}
            </span>
          </div>
          <div className="mt-1 h-1 rounded-sm bg-paper-deep" aria-hidden="true">
            <div
              className={`h-1 rounded-sm ${part.party === 'household' ? 'bg-accent' : 'bg-line-strong'}`}
              style={{ width: `${permille(part.fen, whole) / 10}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
