import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { Picture } from '../components/picture.tsx'
import { pictureOf } from '../components/picture-of.ts'
import { BuyBar } from './buy-bar.tsx'
import { useItemWords } from './item-words.ts'

/**
 * The product that is talked about: what it costs now, what is left, and the way to buy it. Low enough to stand under a
 * picture on a phone, and always as high, whatever is sold.
 */
export function PresentedCard({ item, orderId, className = '' }: Props) {
  const t = useTranslations('live')
  const watch = useTranslations('watch')
  const words = useItemWords()
  const sold = words.sold(item)
  return (
    <section aria-labelledby="presented" className={`@container rounded-lg border border-line bg-card ${className}`}>
      <div className="grid gap-3 p-3 @2xl:grid-cols-[1fr_22rem] @2xl:items-center @2xl:gap-6 @2xl:p-4">
        <div className="grid grid-cols-[4.5rem_1fr] gap-3 @2xl:grid-cols-[7rem_1fr]">
          <div className="relative self-start overflow-hidden rounded-md">
            <Picture
              key={item.id}
              src={pictureOf(item.productSlug)}
              alt=""
              eager
              className="aspect-square object-cover"
            />
            <p className="absolute inset-x-0 bottom-0 bg-accent text-center text-xs leading-snug text-white">
              {t('room.presenting')}
            </p>
          </div>
          <div className="min-w-0">
            <h2 id="presented" className="line-clamp-2 text-lg leading-snug max-lg:leading-tight @2xl:text-xl">
              <a href={`/products/${item.productSlug}`} className="text-ink no-underline hover:text-accent">
                {words.name(item)}
              </a>
            </h2>
            <p className="flex flex-wrap items-baseline gap-x-2 leading-tight">
              <span className="font-display text-2xl text-accent tabular">
                <span className="sr-only">{t('item.live')} </span>
                {words.price(item)}
              </span>
              {words.listPrice(item) ? <s className="text-sm text-soft tabular">{words.listPrice(item)}</s> : null}
              <span className="truncate text-sm text-soft">{words.spec(item)}</span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm tabular">
              <span className="font-medium">{words.left(item)}</span>
              <span className="text-soft">{sold ?? t('item.quota', { quota: words.units(item, item.quota) })}</span>
              {item.perBuyer === null ? null : (
                <span className="text-soft">{watch('perBuyer', { units: words.units(item, item.perBuyer) })}</span>
              )}
            </p>
          </div>
        </div>
        <BuyBar key={item.id} item={item} orderId={orderId} />
      </div>
    </section>
  )
}

type Props = { item: LiveItemView; orderId: string; className?: string }
