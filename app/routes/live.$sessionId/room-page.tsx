import { useFormatter, useTranslations } from 'use-intl'
import type { RoomView } from '#server/livestream/read-room.ts'
import { EmptyState } from '../../components/notice.tsx'
import { RemindButton } from '../../components/remind-button.tsx'
import { Chat } from '../../live/chat.tsx'
import { OtherItems } from '../../live/other-items.tsx'
import { RoomNews } from '../../live/room-news.tsx'
import { presentedIn, type Room } from '../../live/room-state.ts'
import { Stage } from '../../live/stage.tsx'
import { Ticker } from '../../live/ticker.tsx'
import { useRoom } from '../../live/use-room.ts'
import { EndedRoom } from './ended-room.tsx'
import { RoomHead, SellerLine } from './room-head.tsx'

export type LoadedRoom = RoomView & { hosting: boolean; orderIds: Record<string, string>; sayId: string }

/** A live room: what is presented and how to buy it first, then what people say and buy, then the other products. */
export function RoomPage({ loaded, refused }: { loaded: LoadedRoom; refused: string | null }) {
  const t = useTranslations('live')
  const { session, snapshot, hosting, orderIds, sayId } = loaded
  const { room, say } = useRoom(snapshot, { active: snapshot.state !== 'ended' })
  const presented = presentedIn(room)
  const others = room.items.filter((item) => room.state !== 'live' || item !== presented)
  if (room.state === 'ended')
    return (
      <div>
        <RoomHead session={session} room={room} hosting={hosting} />
        <RoomNews room={room} />
        <EndedRoom loaded={loaded} room={room} />
      </div>
    )
  return (
    <div>
      <RoomHead session={session} room={room} hosting={hosting} />
      <RoomNews room={room} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_21rem] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <Centre loaded={loaded} room={room} />
          <div className="grid gap-1">
            <p className="text-sm text-soft">{t('room.noPicture')}</p>
            <SellerLine producer={session.producer} />
          </div>
        </div>
        <aside className="grid min-w-0 grid-cols-1 gap-4 lg:row-span-2">
          <Chat room={room} say={say} sayId={sayId} refused={refused} className="h-[26rem] lg:h-[32rem]" />
          {room.state === 'scheduled' ? null : <Ticker sales={room.sales} items={room.items} />}
        </aside>
        <OtherItems
          title={t(presented ? 'item.others' : 'item.planned')}
          items={others}
          orderIds={orderIds}
          state={room.state}
        />
      </div>
    </div>
  )
}

/** What the room is about right now: the presented product, or the wait for it. */
function Centre({ loaded, room }: { loaded: LoadedRoom; room: Room }) {
  const t = useTranslations('live.room')
  const format = useFormatter()
  const presented = presentedIn(room)
  if (room.state === 'scheduled') {
    const at = format.dateTime(loaded.session.scheduledAt, 'moment')
    const { id } = loaded.session
    return (
      <EmptyState title={t('scheduled', { at })} action={<RemindButton sessionId={id} back={`/live/${id}`} />}>
        {t('scheduledText')}
      </EmptyState>
    )
  }
  if (!presented) return <EmptyState title={t('waiting')}>{t('waitingText')}</EmptyState>
  const orderId = loaded.orderIds[presented.id] ?? ''
  return <Stage item={presented} sales={room.sales} items={room.items} orderId={orderId} />
}
