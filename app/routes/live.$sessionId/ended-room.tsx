import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import type { Replay } from '#server/livestream/replay/read-replay.ts'
import { ButtonLink } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { Figure } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { useItemWords } from '../../live/item-words.ts'
import { OtherItems } from '../../live/other-items.tsx'
import { ReplayView } from '../../live/replay/replay-view.tsx'
import type { Room } from '../../live/room-state.ts'
import { SellerLine } from './room-head.tsx'
import type { LoadedRoom } from './room-page.tsx'

/** A room that is over: its replay, what it came to, and its products at their usual price. */
export function EndedRoom({ loaded, room }: { loaded: LoadedRoom; room: Room }) {
  const t = useTranslations('live.ended')
  const { session, orderIds, replay } = loaded
  return (
    <div className="grid grid-cols-1 gap-6">
      {replay ? <Replayed sessionId={session.id} replay={replay} /> : <JustEnded sessionId={session.id} />}
      <Result loaded={loaded} room={room} />
      <SellerLine producer={session.producer} />
      <OtherItems title={t('products')} items={room.items} orderIds={orderIds} state={room.state} />
    </div>
  )
}

/** The page saw the end: its replay is an address away. */
function JustEnded({ sessionId }: { sessionId: string }) {
  const t = useTranslations('replay')
  return (
    <p>
      <ButtonLink href={`/live/${sessionId}`} icon="play">
        {t('watch')}
      </ButtonLink>
    </p>
  )
}

function Replayed({ sessionId, replay }: { sessionId: string; replay: Replay }) {
  const t = useTranslations('replay')
  const { standing, stopReason, part, shown } = replay
  return (
    <section aria-labelledby="replay" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="replay" className="text-xl">
          {t('title')}
        </h2>
        {part ? (
          <p className="flex gap-4 text-sm">
            <a className="link" href={`/studio/${sessionId}/report`}>
              {t('report')}
            </a>
            {part === 'host' ? (
              <a className="link" href={`/studio/${sessionId}/replay`}>
                {t('edit')}
              </a>
            ) : null}
          </p>
        ) : null}
      </div>
      {standing === 'stopped' ? (
        <Notice tone="warn" title={t('stopped')}>
          {t('reason', { reason: stopReason ?? '' })}
        </Notice>
      ) : null}
      {standing === 'hidden' ? <Notice title={t('hidden')}>{t(shown ? 'hiddenForYou' : 'hiddenText')}</Notice> : null}
      {shown ? <ReplayView key={`${sessionId}-${shown.atMs}`} sessionId={sessionId} replay={shown} /> : null}
    </section>
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
            { key: 'units', title: t('units'), numeric: true, cell: (item) => words.units(item, soldOf(item)) },
          ]}
        />
      )}
    </section>
  )
}
