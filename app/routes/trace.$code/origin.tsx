import { useLocale, useTranslations } from 'use-intl'
import type { TracePage } from '#server/trace/read-trace.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Licence } from '../../components/licence.tsx'

/** Who raised or grew it, and where. */
export function Origin({ trace: { seller, district } }: { trace: TracePage }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <Facts>
      <Fact name={t('trace.producer')}>
        <a className="link" href={`/producers/${seller.slug}`}>
          {seller.name[locale]}
        </a>
        <span className="text-soft"> · {t(`catalog.producerKind.${seller.kind}`)}</span>
      </Fact>
      <Fact name={t('trace.place')}>
        {district.name[locale]}
        {seller.place ? ` · ${seller.place[locale]}` : null}
        {seller.elevationM ? ` · ${t('catalog.elevation', { metres: seller.elevationM })}` : null}
      </Fact>
      {district.city ? <Fact name={t('catalog.producer.pairing')}>{district.city[locale]}</Fact> : null}
      <Fact name={t('catalog.details.licence')}>
        <Licence licenceNo={seller.licenceNo} />
      </Fact>
    </Facts>
  )
}
