import { useFormatter, useTranslations } from 'use-intl'
import type { MediaSource } from '#domain/live-media.ts'
import type { RoomView } from '#server/livestream/read-room.ts'
import type { Replay } from '#server/livestream/replay/read-replay.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { RemindButton } from '../../components/remind-button.tsx'
import { Chat } from '../../live/chat.tsx'
import { OtherItems } from '../../live/other-items.tsx'
import { RoomNews } from '../../live/room-news.tsx'
import type { Room } from '../../live/room-state.ts'
import { SessionPicture } from '../../live/session-picture.tsx'
import { useRoom } from '../../live/use-room.ts'
import { EndedRoom } from './ended-room.tsx'
import { OnAir } from './on-air.tsx'
import { RoomHead, SellerLine } from './room-head.tsx'

export type LoadedRoom = RoomView & {
  source: MediaSource
  hosting: boolean
  orderIds: Record<string, string>
  sayId: string
  /** Of a session that was over when the page was asked for. */
  replay: Replay | null
}

/** A live room: before it begins, on the air, and over. */
export function RoomPage({ loaded, refused }: { loaded: LoadedRoom; refused: string | null }) {
  const { session, snapshot, hosting } = loaded
  const { room, say } = useRoom(snapshot, { active: snapshot.state !== 'ended' })
  return (
    <>
      <RoomNews room={room} />
      {room.state === 'live' ? (
        <OnAir loaded={loaded} room={room} say={say} refused={refused} />
      ) : (
        <Page>
          <RoomHead session={session} room={room} hosting={hosting} />
          {room.state === 'ended' ? (
            <EndedRoom loaded={loaded} room={room} />
          ) : (
            <ComingRoom loaded={loaded} room={room} />
          )}
        </Page>
      )}
    </>
  )
}

/** When it begins, how to be reminded, and what will be presented. */
function ComingRoom({ loaded, room }: { loaded: LoadedRoom; room: Room }) {
  const t = useTranslations('live')
  const format = useFormatter()
  const { session, orderIds, sayId } = loaded
  const at = format.dateTime(session.scheduledAt, 'moment')
  const remind = (
    <>
      <RemindButton sessionId={session.id} back={`/live/${session.id}`} />
      <ButtonLink look="quiet" href={`/live/${session.id}/calendar.ics`}>
        {t('room.calendar')}
      </ButtonLink>
    </>
  )
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_21rem] lg:grid-rows-[auto_1fr]">
      <div className="grid min-w-0 grid-cols-1 gap-6">
        {session.coverKey ? <SessionPicture session={session} className="aspect-[5/3] rounded-lg" /> : null}
        <EmptyState title={t('room.scheduled', { at })} action={remind}>
          {t('room.scheduledText')}
        </EmptyState>
        <SellerLine producer={session.producer} />
      </div>
      <Chat room={room} say={nobodyHears} sayId={sayId} className="h-[20rem] lg:row-span-2 lg:h-[32rem]" />
      <OtherItems title={t('item.planned')} items={room.items} orderIds={orderIds} state={room.state} />
    </div>
  )
}

/** Nothing can be said yet. */
const nobodyHears = async () => ({ ok: false, code: 'SessionStateConflict' }) as const
