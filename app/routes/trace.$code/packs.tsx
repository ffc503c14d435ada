import { useLocale, useTranslations } from 'use-intl'
import type { TracePage } from '#server/trace/read-trace.ts'
import { Money } from '../../components/money.tsx'
import { Section } from '../../components/page.tsx'

/** What can be bought of the same goods. */
export function Packs({ packs }: { packs: TracePage['products'] }) {
  const t = useTranslations('trace')
  const locale = useLocale()
  if (packs.length === 0) return null
  return (
    <Section title={t('buy')}>
      <ul className="divide-y divide-line border-y border-line">
        {packs.map((pack) => (
          <li key={pack.slug}>
            <a
              href={`/products/${pack.slug}`}
              className="flex min-h-12 items-center justify-between gap-3 py-1.5 text-ink no-underline hover:text-accent"
            >
              {pack.spec[locale]} <Money fen={pack.priceFen} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
