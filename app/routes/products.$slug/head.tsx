import { useLocale, useTranslations } from 'use-intl'
import type { ProductPage } from '#server/catalog/read-product.ts'
import type { ReviewSummary } from '#server/reviews/list-reviews.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { Money } from '../../components/money.tsx'
import { Stars } from '../../components/stars.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What it is, what it costs, whom it helps: before anything else. */
export function Head({ product, reviews }: { product: ProductPage; reviews: ReviewSummary }) {
  const t = useTranslations('catalog')
  const locale = useLocale()
  const { district, aid } = product
  return (
    <>
      <p className="text-sm text-soft">
        <a className="link" href={`/products?district=${district.code}`}>
          {district.name[locale]}
        </a>
        {district.city ? ` · ${t('pairedWith', { city: district.city[locale] })}` : null}
      </p>
      <h1 className="mt-1 text-2xl md:text-3xl">{product.name[locale]}</h1>
      <p className="mt-1 text-soft">{product.spec[locale]}</p>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-3 text-accent">
        <span>
          <Money fen={product.priceFen} className="font-display text-3xl" />
          <span className="text-base text-soft"> {t('perUnit', { unit: product.unit[locale] })}</span>
        </span>
        {product.per500gFen === null ? null : (
          <span className="text-sm text-soft tabular">{t('per500g', { price: formatMoney(product.per500gFen) })}</span>
        )}
      </p>
      <ul className="mt-3 grid gap-1 text-sm">
        <li>
          <a href="#helped" className="inline-flex min-h-8 items-center gap-2 text-ink no-underline hover:text-accent">
            <Icon name="household" className="text-accent" />
            <HelpedInShort product={product} />
          </a>
        </li>
        <li>
          <a href="#reviews" className="inline-flex min-h-8 items-center gap-2 text-ink no-underline hover:text-accent">
            {reviews.average === null ? (
              t('noReviews')
            ) : (
              <>
                <Stars tenths={reviews.average} /> {t('reviewCount', { count: reviews.count })}
              </>
            )}
          </a>
        </li>
        {aid ? (
          <li>
            <a href="#aid" className="no-underline">
              <Badge tone="good">
                <Icon name="shield" />
                {t('aid.badge')}
              </Badge>
            </a>
          </li>
        ) : null}
      </ul>
    </>
  )
}

function HelpedInShort({ product: { helped, division } }: { product: ProductPage }) {
  const t = useTranslations('catalog.helped')
  const household = division?.parts.find(({ party }) => party === 'household')
  const words = helped.households === null ? t('few') : t('households', { count: helped.households })
  if (!helped.any) return t('none')
  return household && household.fen > 0n ? `${words} · ${t('ofPrice', { amount: formatMoney(household.fen) })}` : words
}
