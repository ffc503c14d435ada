import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { HouseholdPage } from '#server/households/read-household.ts'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'

/** Class, members, village and helper. */
export function HouseholdFacts({ household }: { household: HouseholdPage }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const { helper, memberCount, monitoredClass, place } = household
  return (
    <section aria-labelledby="facts" className="text-sm">
      <h2 id="facts" className="mb-1 text-base">
        {t('household.facts')}
      </h2>
      <Facts>
        <Fact name={t('household.class')}>
          <Badge>{t(`monitored.${monitoredClass}`)}</Badge>
        </Fact>
        <Fact name={t('household.members')}>{t('household.membersCount', { count: memberCount })}</Fact>
        <Fact name={t('household.village')}>
          {place.path.map((step) => inLocale(locale, step.nameZh, step.nameEn)).join(' · ')}
        </Fact>
        <Fact name={t('household.helper')}>
          {helper.name} <span className="text-soft tabular">{helper.phone}</span>{' '}
          <a
            href={`/coordinator/visits/new?household=${household.id}`}
            className="link inline-flex min-h-9 items-center"
          >
            {t('household.planVisit')}
          </a>
        </Fact>
      </Facts>
    </section>
  )
}
