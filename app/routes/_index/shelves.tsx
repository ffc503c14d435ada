import { useLocale, useTranslations } from 'use-intl'
import type { Shelf } from '#server/catalog/read-shelves.ts'
import { Section } from '../../components/page.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'

/** Categories that are shown with a picture; the others by name. */
const PICTURED = 8

/** The categories: the first ones with a picture, the rest as words. */
export function Shelves({ shelves }: { shelves: Shelf[] }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const others = shelves.slice(PICTURED)
  return (
    <Section title={t('shelves')} id="categories">
      <ul className="grid grid-cols-4 gap-x-2 gap-y-4 lg:grid-cols-8 lg:gap-x-4">
        {shelves.slice(0, PICTURED).map(({ slug, name, products, picture }) => (
          <li key={slug}>
            <a
              href={`/products?category=${slug}`}
              className="block text-center leading-snug text-ink no-underline hover:text-accent"
            >
              <Picture
                src={pictureOf(picture)}
                alt=""
                width={160}
                height={160}
                className="mx-auto aspect-square max-w-32 rounded-full border border-line"
              />
              <span className="mt-2 block text-sm font-medium">{name[locale]}</span>
              <span className="block text-xs text-soft">{t('shelfProducts', { count: products })}</span>
            </a>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <ul aria-label={t('otherShelves')} className="mt-5 flex flex-wrap gap-x-2 gap-y-2">
          {others.map(({ slug, name, products }) => (
            <li key={slug}>
              <a
                href={`/products?category=${slug}`}
                className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line bg-card px-4 text-ink no-underline hover:border-accent"
              >
                {name[locale]}
                <span className="text-sm text-soft tabular">{products}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
