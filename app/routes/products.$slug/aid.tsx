import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { Aid as AidCertificate } from '#server/catalog/read-aid.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Section } from '../../components/page.tsx'

/** By whom the good is recognised as consumer aid, until when and for how much. */
export function Aid({ aid }: { aid: AidCertificate }) {
  const t = useTranslations('catalog.aid')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <Section title={t('title')} id="aid">
      <Facts>
        <Fact name={t('number')}>
          <span className="tabular">{aid.number}</span>
        </Fact>
        <Fact name={t('issuer')}>{aid.issuer[locale]}</Fact>
        <Fact name={t('valid')}>
          {t('span', { from: format.dateTime(aid.certifiedOn, 'day'), until: format.dateTime(aid.expiresOn, 'day') })}
        </Fact>
        <Fact name={t('quantity')}>{t('units', { count: aid.certifiedQuantity })}</Fact>
        {aid.left === null ? null : <Fact name={t('left')}>{t('units', { count: aid.left })}</Fact>}
      </Facts>
    </Section>
  )
}
