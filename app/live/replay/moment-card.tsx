import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../item-words.ts'
import { presentedIn, type Room } from '../room-state.ts'

/** What was sold at this second: the price then and today's, what was left then, and the way to buy it today. */
export function MomentCard({ room }: { room: Room }) {
  const t = useTranslations('replay.card')
  const words = useItemWords()
  const item = presentedIn(room)
  if (!item)
    return (
      <section
        aria-label={t('title')}
        className="grid min-h-44 place-items-center rounded-lg border border-line bg-card p-4"
      >
        <p className="text-soft">{t('nothing')}</p>
      </section>
    )
  const today = formatMoney(BigInt(item.listPriceFen))
  return (
    <section aria-label={t('title')} className="@container rounded-lg border border-line bg-card">
      <div className="grid min-h-44 gap-3 p-3 @2xl:grid-cols-[1fr_auto] @2xl:items-center @2xl:gap-6 @2xl:p-4">
        <div className="grid grid-cols-[4.5rem_1fr] gap-3 @2xl:grid-cols-[7rem_1fr]">
          <Picture
            key={item.id}
            src={pictureOf(item.productSlug)}
            alt=""
            eager
            className="aspect-square rounded-md object-cover"
          />
          <div className="min-w-0">
            <p className="text-xs text-soft">{t('presented')}</p>
            <h2 className="line-clamp-2 text-lg leading-snug @2xl:text-xl">
              <a href={`/products/${item.productSlug}`} className="text-ink no-underline hover:text-accent">
                {words.name(item)}
              </a>
            </h2>
            <p className="flex flex-wrap items-baseline gap-x-3 leading-tight">
              <span className="font-display text-2xl text-accent tabular">
                {t('then', { price: words.price(item) })}
              </span>
              <span className="text-soft tabular">{t('today', { price: today })}</span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm tabular">
              <span>{item.left > 0 ? t('left', { left: words.units(item, item.left) }) : t('soldOut')}</span>
              <span className="text-soft">{t('sold', { sold: words.units(item, item.sold) })}</span>
              <span className="truncate text-soft">{words.spec(item)}</span>
            </p>
          </div>
        </div>
        <ButtonLink href={`/products/${item.productSlug}`} icon="basket">
          {t('buy', { price: today })}
          <span className="sr-only"> {words.name(item)}</span>
        </ButtonLink>
      </div>
    </section>
  )
}
