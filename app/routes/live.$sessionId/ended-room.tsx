import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import type { SoldSummary } from '#server/livestream/read-room.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Figure } from '../../components/facts.tsx'
import { useItemWords } from '../../live/item-words.ts'
import type { Room } from '../../live/room-state.ts'

/** What a session that is over came to, from its orders. */
export function EndedRoom({ session, summary, room }: { session: SessionCard; summary: SoldSummary; room: Room }) {
  const t = useTranslations('live.ended')
  const words = useItemWords()
  const units = new Map(summary.items.map(({ itemId, sold }) => [itemId, sold]))
  // The page that saw the end knows the announced count; a page that came later has the orders' own.
  const soldOf = (item: LiveItemView) => (session.state === 'ended' ? (units.get(item.id) ?? 0) : item.sold)
  const rows = room.items.filter((item) => soldOf(item) > 0)
  const { startedAt, endedAt } = session
  const minutes =
    startedAt && endedAt ? Math.max(1, Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000)) : null
  return (
    <section aria-labelledby="ended" className="grid gap-4">
      <div>
        <h2 id="ended" className="text-xl">
          {t('title')}
        </h2>
        <p className="mt-1 max-w-prose text-soft">{t('text')}</p>
      </div>
      {minutes === null ? null : (
        <div className="grid grid-cols-2 gap-3">
          <Figure name={t('orders')}>{t('ordersValue', { count: summary.orders })}</Figure>
          <Figure name={t('time')}>{t('timeValue', { minutes })}</Figure>
        </div>
      )}
      {rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable
          caption={t('table')}
          rows={rows}
          rowKey={(item) => item.id}
          columns={[
            {
              key: 'product',
              title: t('product'),
              cell: (item) => (
                <a className="link" href={`/products/${item.productSlug}`}>
                  {words.name(item)} · {words.spec(item)}
                </a>
              ),
            },
            { key: 'units', title: t('units'), numeric: true, cell: (item) => `${soldOf(item)} ${words.unit(item)}` },
          ]}
        />
      )}
    </section>
  )
}
