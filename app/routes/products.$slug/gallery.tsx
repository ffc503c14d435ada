import { useLocale, useTranslations } from 'use-intl'
import type { ProductPage } from '#server/catalog/read-product.ts'
import { Photo } from '../../components/photo.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { ScrollBox } from '../../components/scroll-box.tsx'

const large = '(min-width: 76rem) 34rem, (min-width: 48rem) 45vw, 92vw'
const small = '4.5rem'

/** The pictures of a good: swiped or scrolled sideways, or chosen by their small selves. Works without a script. */
export function Gallery({ product }: { product: ProductPage }) {
  const t = useTranslations('catalog.gallery')
  const locale = useLocale()
  const { gallery } = product
  const name = product.name[locale]
  if (gallery.length === 0)
    return (
      <Picture
        src={pictureOf(product.slug)}
        alt={t('drawn', { name })}
        eager
        className="rounded-lg border border-line"
      />
    )
  return (
    <section aria-label={t('label', { name })} data-gallery className="min-w-0">
      <ScrollBox
        data-gallery-strip
        aria-label={t('strip')}
        className="snap-x snap-mandatory overflow-x-auto rounded-lg border border-line"
      >
        <ul className="flex">
          {gallery.map((picture, index) => (
            <li key={picture.fileKey} id={`picture-${index + 1}`} className="w-full shrink-0 snap-center">
              <Photo
                picture={picture}
                alt={picture.alt[locale]}
                sizes={large}
                eager={index === 0}
                className="max-md:aspect-5/4 max-md:object-cover"
              />
            </li>
          ))}
        </ul>
      </ScrollBox>
      <div className="mt-3 flex items-end justify-between gap-4">
        {gallery.length > 1 ? <Thumbs gallery={gallery} /> : null}
        {gallery.some(({ illustration }) => illustration) ? (
          <p className="max-w-32 text-right text-xs text-soft">{t('illustrations')}</p>
        ) : null}
      </div>
    </section>
  )
}

function Thumbs({ gallery }: Pick<ProductPage, 'gallery'>) {
  const t = useTranslations('catalog.gallery')
  return (
    <ul className="flex min-w-0 flex-1 flex-wrap gap-2">
      {gallery.map((picture, index) => (
        <li key={picture.fileKey}>
          <a
            href={`#picture-${index + 1}`}
            aria-label={t('show', { number: index + 1, count: gallery.length })}
            className="block size-14 overflow-hidden rounded-md border border-line hover:border-accent aria-[current]:border-accent md:size-18"
          >
            <Photo picture={picture} alt="" sizes={small} />
          </a>
        </li>
      ))}
    </ul>
  )
}
