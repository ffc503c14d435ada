import { useLocale, useTranslations } from 'use-intl'
import type { Sibling } from '#server/catalog/read-product.ts'
import { Money } from '../../components/money.tsx'

/** Other specifications and pack sizes of the same goods, as links. */
export function Siblings({ siblings }: { siblings: Sibling[] }) {
  const t = useTranslations('catalog')
  const locale = useLocale()
  if (siblings.length < 2) return null
  return (
    <nav aria-label={t('specs')} className="mt-5">
      <h2 className="mb-2 font-sans text-base font-medium">{t('specs')}</h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {siblings.map((sibling) => (
          <li key={sibling.slug}>
            <a
              href={`/products/${sibling.slug}`}
              aria-current={sibling.current ? 'page' : undefined}
              className="flex min-h-12 items-center justify-between gap-3 rounded-md border border-line bg-card px-3 py-1.5 text-sm leading-snug text-ink no-underline hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-wash"
            >
              <span>{sibling.spec[locale]}</span>
              {sibling.soldOut ? <span className="text-soft">{t('soldOut')}</span> : <Money fen={sibling.priceFen} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
