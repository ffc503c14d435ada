import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { ProductCard as Card } from '#server/catalog/product-card.ts'
import { Badge } from './card.tsx'
import { Money } from './money.tsx'
import { Picture } from './picture.tsx'

/** A product in a list. The whole card is one link, named by the product. */
export function ProductCard({ product, eager = false }: { product: Card; eager?: boolean }) {
  const locale = useLocale()
  const t = useTranslations('catalog')
  return (
    <article className="relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-card transition-colors focus-within:border-accent hover:border-accent">
      <Picture src={`/pictures/${product.slug}.svg`} alt="" eager={eager} className="aspect-square" />
      <div className="flex flex-1 flex-col gap-1 p-3">
        <p className="text-xs text-soft">{product.district[locale]}</p>
        <h3 className="font-sans text-base leading-snug font-medium">
          <a
            href={`/products/${product.slug}`}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
          >
            {product.name[locale]}
            <span className="mt-0.5 block text-sm font-normal text-soft">{product.spec[locale]}</span>
          </a>
        </h3>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-x-2 gap-y-1 pt-2">
          <p className="text-accent">
            <Money fen={product.priceFen} className="text-lg font-medium" />
            <span className="text-xs text-soft"> {t('perUnit', { unit: product.unit[locale] })}</span>
          </p>
          <Availability product={product} />
        </div>
      </div>
    </article>
  )
}

function Availability({ product }: { product: Card }) {
  const t = useTranslations('catalog')
  const format = useFormatter()
  const { preorder, shipsNow } = product.window
  if (product.soldOut) return <Badge>{t('soldOut')}</Badge>
  if (shipsNow) return null
  return preorder ? (
    <Badge tone="warn">{t('releases', { date: format.dateTime(preorder.releasesOn, 'monthDay') })}</Badge>
  ) : (
    <Badge>{t('notNow')}</Badge>
  )
}

/** Cards in a grid: two on a phone, four on a desk. */
export function ProductGrid({ products, eager = 0 }: { products: Card[]; eager?: number }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 lg:gap-5">
      {products.map((product, index) => (
        <li key={product.slug}>
          <ProductCard product={product} eager={index < eager} />
        </li>
      ))}
    </ul>
  )
}
