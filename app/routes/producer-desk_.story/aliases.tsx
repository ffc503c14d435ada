import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { AliasStanding } from '#server/stories/list-aliases.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'

/** Households that agreed to be called something in public; a coordinator withdraws it when they no longer want it. */
export function Aliases({ aliases }: { aliases: readonly AliasStanding[] }) {
  const t = useTranslations('stories')
  const format = useFormatter()
  const locale = useLocale()
  if (aliases.length === 0) return null
  return (
    <Section title={t('aliases')}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {aliases.map(({ householdId, code, aliasZh, aliasEn, consentAt }) => {
          const alias = inLocale(locale, aliasZh, aliasEn ?? aliasZh)
          return (
            <li key={householdId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <p>
                {alias} <span className="text-sm text-soft tabular">{code}</span>{' '}
                <span className="text-sm text-soft">{t('since', { date: format.dateTime(consentAt, 'day') })}</span>
              </p>
              <form method="post">
                <input type="hidden" name="household" value={householdId} />
                <Button name="intent" value="withdraw" look="quiet" aria-label={`${t('withdraw')} · ${alias}`}>
                  {t('withdraw')}
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
