import { useLocale, useTranslations } from 'use-intl'
import type { QuotedLine } from '#server/orders/price-order.ts'

/** Whether the goods can be sent back, said for each kind where the order has both. */
export function ReturnTerms({ lines }: { lines: readonly QuotedLine[] }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const [fresh, plain] = [lines.filter((line) => line.fresh), lines.filter((line) => !line.fresh)]
  const mixed = fresh.length > 0 && plain.length > 0
  const names = (some: readonly QuotedLine[]) => [...new Set(some.map(({ name }) => name[locale]))].join('、')
  return (
    <div className="grid max-w-prose gap-3 text-sm">
      {fresh.length > 0 ? (
        <p>
          {mixed ? <span className="block font-medium">{names(fresh)}</span> : null}
          {t('returnsFresh')}
        </p>
      ) : null}
      {plain.length > 0 ? (
        <p>
          {mixed ? <span className="block font-medium">{names(plain)}</span> : null}
          {t('returnsPlain')}
        </p>
      ) : null}
    </div>
  )
}
