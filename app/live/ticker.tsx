import { useFormatter, useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { useItemWords } from './item-words.ts'
import type { SaleLine } from './room-state.ts'

function useSaleWords(items: LiveItemView[]) {
  const t = useTranslations('live.ticker')
  const words = useItemWords()
  return ({ itemId, name, quantity }: SaleLine) => {
    const item = items.find(({ id }) => id === itemId)
    const units = item ? words.units(item, quantity) : quantity
    return t('line', { name, quantity, units, item: item ? words.name(item) : '' })
  }
}

/** The two newest sales, laid over the picture so that nothing else moves. The list below says the same to everybody. */
export function SaleBubbles({ sales, items }: { sales: SaleLine[]; items: LiveItemView[] }) {
  const line = useSaleWords(items)
  return (
    <ol
      aria-hidden="true"
      className="absolute inset-x-3 top-24 flex flex-col-reverse items-start gap-1.5 lg:top-auto lg:bottom-3"
    >
      {sales.slice(0, 2).map((sale) => (
        <li
          key={sale.seq}
          className="max-w-[calc(100%-4rem)] animate-[arrive_0.4s_ease-out] truncate rounded-full bg-ink/80 px-3 py-1 text-sm text-paper"
        >
          {line(sale)}
        </li>
      ))}
    </ol>
  )
}

/** Paid orders as they come, newest first. */
export function Ticker({ sales, items }: { sales: SaleLine[]; items: LiveItemView[] }) {
  const t = useTranslations('live.ticker')
  const format = useFormatter()
  const line = useSaleWords(items)
  return (
    <section aria-labelledby="ticker" className="rounded-lg border border-line bg-card">
      <h2 id="ticker" className="border-b border-line px-4 py-2 text-lg">
        {t('title')}
      </h2>
      <ol className="h-44 divide-y divide-line overflow-hidden px-4 text-sm" data-testid="ticker">
        {sales.length === 0 ? <li className="py-3 text-soft">{t('empty')}</li> : null}
        {sales.slice(0, 8).map((sale) => (
          <li key={sale.seq} className="flex justify-between gap-3 py-2">
            <span className="min-w-0 truncate">{line(sale)}</span>
            <time dateTime={sale.at} className="shrink-0 text-soft tabular">
              {format.dateTime(new Date(sale.at), 'time')}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
