import { useLocale, useTranslations } from 'use-intl'
import type { Bilingual } from '#server/catalog/bilingual.ts'
import type { PricePart } from '#server/catalog/divide-price.ts'
import { Card } from '../../components/card.tsx'
import { Section } from '../../components/page.tsx'
import { PriceDivision } from '../../components/price-division.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** How a price divides, shown on a product that is sold now by the agreement in force now. */
export function Example(props: { slug: string; name: Bilingual; priceFen: bigint; parts: PricePart[] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  return (
    <Section title={t('priceTitle')} id="price">
      <div className="grid gap-6 md:grid-cols-2 md:gap-10">
        <div className="max-w-prose">
          <p>{t('priceText')}</p>
          <p className="mt-3">{t('priceIncome')}</p>
          <p className="mt-3">
            <a className="link" href="/about#price">
              {t('priceMore')}
            </a>
          </p>
        </div>
        <Card>
          <p className="mb-3">
            <a className="link" href={`/products/${props.slug}`}>
              {props.name[locale]}
            </a>{' '}
            {formatMoney(props.priceFen)}
          </p>
          <PriceDivision priceFen={props.priceFen} parts={props.parts} />
        </Card>
      </div>
    </Section>
  )
}
