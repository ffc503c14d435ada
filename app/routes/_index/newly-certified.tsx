import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { Certified } from '#server/catalog/read-certified.ts'
import { Icon } from '../../components/icon.tsx'
import { Money } from '../../components/money.tsx'
import { Section } from '../../components/page.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'

/** The goods recognised as consumer aid last: each with who recognised it, and when. */
export function NewlyCertified({ certified }: { certified: Certified[] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <Section title={t('certified')} id="certified">
      <p className="-mt-2 mb-4 max-w-prose text-soft">{t('certifiedText')}</p>
      <ul className="grid gap-3 md:grid-cols-2 lg:gap-5">
        {certified.map(({ product, issuer, certifiedOn }) => (
          <li
            key={product.slug}
            className="relative flex gap-4 rounded-lg border border-line bg-card p-3 hover:border-accent"
          >
            <Picture
              src={pictureOf(product.slug)}
              alt=""
              width={96}
              height={96}
              className="size-24 shrink-0 rounded-md"
            />
            <div className="min-w-0">
              <h3 className="font-sans text-base leading-snug font-medium">
                <a
                  href={`/products/${product.slug}`}
                  className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
                >
                  {product.name[locale]}
                </a>
              </h3>
              <p className="text-sm text-soft">{product.spec[locale]}</p>
              <p className="mt-0.5 text-accent">
                <Money fen={product.priceFen} className="font-medium" />
              </p>
              <p className="mt-1 flex gap-1.5 text-sm leading-snug text-good">
                <Icon name="check" className="mt-0.5" />
                {t('certifiedBy', { issuer: issuer[locale], date: format.dateTime(certifiedOn, 'monthDay') })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
