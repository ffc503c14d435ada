import { useLocale, useTranslations } from 'use-intl'
import type { PairOnFront } from '#server/catalog/read-front.ts'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'

/** The fourteen cities and the districts they are paired with; each leads to the district's products. */
export function Pairs({ pairs }: { pairs: PairOnFront[] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  return (
    <Section title={t('pairs')} id="pairs">
      <p className="-mt-2 mb-4 max-w-prose text-soft">{t('pairsText')}</p>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {pairs.map((pair) => (
          <li key={pair.districtCode}>
            <a
              href={`/products?district=${pair.districtCode}`}
              className="flex min-h-14 items-center gap-3 rounded-md border border-line bg-card px-4 py-2 text-ink no-underline hover:border-accent"
            >
              <span className="shrink-0 text-soft">{pair.city[locale]}</span>
              <Icon name="next" className="text-accent" />
              <span className="min-w-0 flex-1 leading-snug font-medium">{pair.district[locale]}</span>
              <span className="shrink-0 text-sm text-soft">{t('pairProducts', { count: pair.products })}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
