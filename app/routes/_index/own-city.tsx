import { useLocale, useTranslations } from 'use-intl'
import type { CityPair } from '#server/catalog/read-city-pair.ts'
import type { PairOnFront } from '#server/catalog/read-front.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { More } from './more.tsx'

/** The pairing of the visitor's city, or the question which city that is. */
export function OwnCity({ own, pairs }: { own: CityPair | null; pairs: PairOnFront[] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  if (pairs.length === 0) return null
  if (!own) return <Question pairs={pairs} chosen="" />
  const names = { city: own.city[locale], district: own.district[locale] }
  const goods = `/products?district=${own.districtCode}`
  return (
    <Section title={t('ownTitle', names)} id="city" action={<More href={goods}>{t('ownAll', names)}</More>}>
      <p className="-mt-2 mb-4 max-w-prose text-soft">{t('ownText', names)}</p>
      {own.products.length > 0 ? (
        <ProductGrid products={own.products} />
      ) : (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      )}
      <details className="mt-3">
        <summary className="link inline-flex min-h-11 list-none items-center">{t('ownChange')}</summary>
        <CityForm pairs={pairs} chosen={own.cityCode} />
      </details>
    </Section>
  )
}

function Question({ pairs, chosen }: { pairs: PairOnFront[]; chosen: string }) {
  const t = useTranslations('home')
  return (
    <section
      id="city"
      className="mt-10 scroll-mt-6 rounded-lg bg-paper-deep px-4 py-5 md:mt-14 md:flex md:items-center md:justify-between md:gap-10 md:px-8 md:py-6"
    >
      <div className="max-w-prose">
        <h2 className="text-xl">{t('cityTitle')}</h2>
        <p className="mt-1 text-soft">{t('cityText')}</p>
      </div>
      <CityForm pairs={pairs} chosen={chosen} />
    </section>
  )
}

function CityForm({ pairs, chosen }: { pairs: PairOnFront[]; chosen: string }) {
  const t = useTranslations('home')
  const locale = useLocale()
  return (
    <form method="post" action="/city" className="mt-4 flex max-w-md shrink-0 gap-3 md:mt-0">
      <label className="min-w-0 flex-1">
        <span className="sr-only">{t('city')}</span>
        <select name="city" defaultValue={chosen} className="control min-h-12 md:min-w-56">
          <option value="">{t('cityChoose')}</option>
          {pairs.map(({ cityCode, city }) => (
            <option key={cityCode} value={cityCode}>
              {city[locale]}
            </option>
          ))}
        </select>
      </label>
      <Button look="quiet">{t('citySubmit')}</Button>
    </form>
  )
}
