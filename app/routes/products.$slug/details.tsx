import { useLocale, useTranslations } from 'use-intl'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Licence } from '../../components/licence.tsx'
import { Section } from '../../components/page.tsx'

/** Who sells it, where it comes from, how long it keeps, and whether it can be sent back. */
export function Details({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog')
  const locale = useLocale()
  const { seller } = product
  return (
    <Section title={t('details.title')} id="details">
      <Facts>
        <Fact name={t('details.seller')}>
          <a className="link" href={`/producers/${seller.slug}`}>
            {seller.name[locale]}
          </a>
          <span className="text-soft"> · {t(`producerKind.${seller.kind}`)}</span>
        </Fact>
        <Fact name={t('details.licence')}>
          <Licence licenceNo={seller.licenceNo} />
        </Fact>
        <Fact name={t('details.origin')}>
          {product.district.name[locale]}
          {seller.place ? ` · ${seller.place[locale]}` : null}
          {seller.elevationM ? ` · ${t('elevation', { metres: seller.elevationM })}` : null}
        </Fact>
        <Fact name={t('details.category')}>
          <a className="link" href={`/products?category=${product.category.slug}`}>
            {product.category.name[locale]}
          </a>
        </Fact>
        <Fact name={t('details.spec')}>
          {product.spec[locale]} · {t('soldBy', { unit: product.unit[locale] })}
        </Fact>
        <Fact name={t('details.shelfLife')}>{product.shelfLife[locale]}</Fact>
        <Fact name={t('details.travels')}>{t(product.coldChain ? 'travels.cold' : 'travels.plain')}</Fact>
        <Fact name={t('details.returns')}>{product.fresh ? t('returns.fresh') : t('returns.seven')}</Fact>
      </Facts>
    </Section>
  )
}
