import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { formatYuan } from '#domain/money.ts'
import { dropPrice } from '#domain/price-drop.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { useItemWords } from '../item-words.ts'
import { presentedIn } from '../room-state.ts'
import { limitsOf, useDesk } from './desk-context.tsx'
import type { Limits } from './side.ts'
import { Steer } from './steer.tsx'

const DROPS = [5, 10] as const
const MORE = [10, 50] as const

const chip =
  'flex min-h-13 w-full flex-col items-center justify-center rounded-md border border-line-strong bg-card px-1 leading-tight font-medium tabular hover:border-accent hover:text-accent disabled:border-line disabled:bg-paper-deep disabled:text-soft'

/** The product that is talked about, its price, and what one tap may do to it. As high without a product as with one. */
export function NowSelling() {
  const t = useTranslations('studio.now')
  const words = useItemWords()
  const desk = useDesk()
  const item = presentedIn(desk.room)
  return (
    <section
      aria-labelledby="now"
      className="min-h-29 rounded-lg border border-line bg-card px-2.5 py-1.5 lg:px-3 lg:py-2"
    >
      <h2 id="now" className="flex min-h-10 items-center gap-2 font-sans text-base leading-tight font-medium">
        {item ? <span className="shrink-0 text-sm font-normal text-soft">{t('title')}</span> : null}
        <span className="line-clamp-2 min-w-0 flex-1">{item ? words.fullName(item) : t('none')}</span>
        {item ? <span className="font-display text-xl text-accent tabular">{words.price(item)}</span> : null}
      </h2>
      {item ? <Chips item={item} limits={limitsOf(desk, item)} /> : <p className="text-soft">{t('noneText')}</p>}
    </section>
  )
}

function Chips({ item, limits }: { item: LiveItemView; limits: Limits }) {
  return (
    <div className="mt-1.5 grid grid-cols-2 gap-2">
      <Drops item={item} floorFen={limits.floorFen} />
      <More item={item} limits={limits} />
    </div>
  )
}

function Drops({ item, floorFen }: { item: LiveItemView; floorFen: number | null }) {
  const t = useTranslations('studio.now')
  const words = useItemWords()
  const floor = floorFen === null ? null : BigInt(floorFen)
  const name = words.name(item)
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t('drop', { name })}</legend>
      <Steer intent="price" fields={{ itemId: item.id, was: formatYuan(BigInt(item.livePriceFen)) }}>
        <div className="grid grid-cols-2 gap-1.5">
          {DROPS.map((percent, index) => {
            const fen = dropPrice(BigInt(item.livePriceFen), percent, floor)
            return (
              <button
                key={percent}
                type="submit"
                name="price"
                value={fen === null ? '' : formatYuan(fen)}
                disabled={fen === null}
                aria-keyshortcuts={index === 0 ? 'd' : undefined}
                className={chip}
              >
                <span>{t('percent', { percent })}</span>
                <span className="text-xs font-normal">
                  {fen === null ? t('noDrop') : fen === floor ? t('toFloor') : formatMoney(fen)}
                </span>
                <span className="sr-only"> {name}</span>
              </button>
            )
          })}
        </div>
      </Steer>
      <p className="mt-0.5 h-5 truncate text-xs text-soft tabular max-lg:sr-only">
        {floor === null ? t('noFloor') : t('floor', { floor: formatMoney(floor) })}
      </p>
    </fieldset>
  )
}

function More({ item, limits }: { item: LiveItemView; limits: Limits }) {
  const t = useTranslations('studio.now')
  const words = useItemWords()
  const name = words.name(item)
  const spare = Math.max(0, limits.free - (item.quota - limits.taken))
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t('stock', { name })}</legend>
      <Steer intent="stock" fields={{ itemId: item.id, from: item.quota }}>
        <div className="grid grid-cols-2 gap-1.5">
          {MORE.map((wanted, index) => {
            const by = Math.min(wanted, spare)
            return (
              <button
                key={wanted}
                type="submit"
                name="by"
                value={by}
                disabled={by === 0}
                aria-keyshortcuts={index === 0 ? 's' : undefined}
                className={chip}
              >
                <span>{t('more', { by: by === 0 ? wanted : by })}</span>
                <span className="text-xs font-normal">
                  {by === 0 ? t('noMore') : t('then', { quota: item.quota + by })}
                </span>
                <span className="sr-only"> {`${words.unit(item, by || wanted)} ${name}`}</span>
              </button>
            )
          })}
        </div>
      </Steer>
      <p className="mt-0.5 h-5 truncate text-xs text-soft tabular max-lg:sr-only">
        {spare === 0 ? t('noSpare') : t('spare', { spare, quota: item.quota })}
      </p>
    </fieldset>
  )
}
