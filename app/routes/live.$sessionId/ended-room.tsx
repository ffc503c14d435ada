import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Figure } from '../../components/facts.tsx'
import { Chat } from '../../live/chat.tsx'
import { useItemWords } from '../../live/item-words.ts'
import { OtherItems } from '../../live/other-items.tsx'
import type { Room } from '../../live/room-state.ts'
import { Ticker } from '../../live/ticker.tsx'
import { SellerLine } from './room-head.tsx'
import type { LoadedRoom } from './room-page.tsx'

/** Nothing can be said any more. */
const nobodyHears = async () => ({ ok: false, code: 'SessionStateConflict' }) as const

/** A room that is over: what it came to, what was said, and its products at their usual price. */
export function EndedRoom({ loaded, room }: { loaded: LoadedRoom; room: Room }) {
  const t = useTranslations('live.ended')
  const { session, orderIds, sayId } = loaded
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_21rem] lg:grid-rows-[auto_1fr]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        <Result loaded={loaded} room={room} />
        <SellerLine producer={session.producer} />
      </div>
      <aside className="grid min-w-0 grid-cols-1 gap-4 lg:row-span-2">
        <Chat room={room} say={nobodyHears} sayId={sayId} className="h-[26rem] lg:h-[32rem]" />
        {room.sales.length === 0 ? null : <Ticker sales={room.sales} items={room.items} />}
      </aside>
      <OtherItems title={t('products')} items={room.items} orderIds={orderIds} state={room.state} />
    </div>
  )
}

/** What a session that is over came to, from its orders. */
function Result({ loaded: { session, summary }, room }: { loaded: LoadedRoom; room: Room }) {
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
