import { useFormatter, useTranslations } from 'use-intl'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Section } from '../../components/page.tsx'
import { PriceDivision } from '../../components/price-division.tsx'

/** How the price divides by the agreement in force now. */
export function Division({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog')
  const format = useFormatter()
  const { division } = product
  if (!division) return null
  const householdShare = division.parts.find((part) => part.party === 'household')?.bps ?? 0
  const type = t(`linkage.${division.type}`)
  return (
    <Section title={t('division.title')} id="price">
      <PriceDivision priceFen={product.priceFen} parts={division.parts} />
      <p className="mt-3 max-w-prose text-sm text-soft">
        {t('division.rule', { type, code: division.code, date: format.dateTime(division.validFrom, 'day') })}
      </p>
      <p className="mt-2 max-w-prose text-sm text-soft">
        {householdShare > 0 ? t('division.gross') : t('division.perPeriod', { type })}
      </p>
    </Section>
  )
}
