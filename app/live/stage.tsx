import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { Badge } from '../components/card.tsx'
import { Icon } from '../components/icon.tsx'
import { Picture } from '../components/picture.tsx'
import { pictureOf } from '../components/picture-of.ts'
import { BuyBar } from './buy-bar.tsx'
import { useItemWords } from './item-words.ts'
import type { SaleLine } from './room-state.ts'
import { SaleBubbles } from './ticker.tsx'

/** The product that is talked about, large, with what it costs now, what is left, and the way to buy it. */
export function Stage(props: { item: LiveItemView; sales: SaleLine[]; items: LiveItemView[]; orderId: string }) {
  const t = useTranslations('live')
  const words = useItemWords()
  const { item, sales, items, orderId } = props
  const sold = words.sold(item)
  return (
    <section
      aria-labelledby="presented"
      className="overflow-hidden rounded-lg border border-line bg-card max-md:-mx-4 max-md:rounded-none max-md:border-x-0 md:grid md:grid-cols-[1.1fr_1fr]"
    >
      <div className="relative">
        <Picture
          key={item.id}
          src={pictureOf(item.productSlug)}
          alt={words.name(item)}
          eager
          className="aspect-[4/3] object-cover object-[50%_40%] md:aspect-auto md:h-full"
        />
        <p className="absolute top-3 left-3">
          <Badge tone="accent">
            <Icon name="live" />
            {t('room.presenting')}
          </Badge>
        </p>
        <SaleBubbles sales={sales} items={items} />
      </div>
      <div className="flex flex-col gap-4 p-4 md:p-6">
        <div>
          <h2 id="presented" className="text-2xl">
            {words.name(item)}
          </h2>
          <p className="text-soft">{words.spec(item)}</p>
        </div>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-display text-4xl text-accent tabular">
            <span className="sr-only">{t('item.live')} </span>
            {words.price(item)}
          </span>
          {words.listPrice(item) ? <s className="text-soft tabular">{words.listPrice(item)}</s> : null}
        </p>
        <p className="grid tabular">
          <span className="text-lg font-medium">{words.left(item)}</span>
          <span className="text-sm text-soft">
            {sold ?? t('item.quota', { quota: item.quota, unit: words.unit(item) })}
          </span>
        </p>
        <BuyBar key={item.id} item={item} orderId={orderId} />
        <p className="mt-auto text-sm text-soft">
          {t('item.display')}{' '}
          <a className="link" href={`/products/${item.productSlug}`}>
            {t('item.more')}
          </a>
        </p>
      </div>
    </section>
  )
}
