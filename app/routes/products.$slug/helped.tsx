import { useLocale, useTranslations } from 'use-intl'
import type { Helped as HelpedHouseholds } from '#server/catalog/read-helped.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'

/** Whom a purchase helps: how many households, in which ways, and by name only those who wish it. */
export function Helped({ helped }: { helped: HelpedHouseholds }) {
  const t = useTranslations('catalog')
  const locale = useLocale()
  return (
    <Section title={t('helped.title')} id="helped">
      {helped.any ? (
        <>
          <p className="flex items-start gap-2 text-lg">
            <Icon name="household" className="mt-1.5 text-accent" />
            {helped.households === null ? t('helped.few') : t('helped.households', { count: helped.households })}
          </p>
          <ul className="mt-3 flex flex-wrap gap-2">
            {helped.types.map((type) => (
              <li key={type}>
                <Badge>{t(`linkage.${type}`)}</Badge>
              </li>
            ))}
          </ul>
          {helped.aliases.length > 0 ? (
            <p className="mt-4">
              {t('helped.aliases')}
              {helped.aliases.map((alias) => alias[locale]).join(t('helped.separator'))}
            </p>
          ) : null}
          <p className="mt-3 max-w-prose text-sm text-soft">{t('helped.privacy')}</p>
        </>
      ) : (
        <p className="max-w-prose text-soft">{t('helped.none')}</p>
      )}
    </Section>
  )
}
