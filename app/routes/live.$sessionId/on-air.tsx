import { useTranslations } from 'use-intl'
import type { LiveItemView } from '#domain/live-events.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Picture } from '../../components/picture.tsx'
import { pictureOf } from '../../components/picture-of.ts'
import { ChatLog, SayForm } from '../../live/chat.tsx'
import { OtherItems } from '../../live/other-items.tsx'
import { PinnedQuestion } from '../../live/pinned-question.tsx'
import { CaptionLine } from '../../live/player/caption-line.tsx'
import { LivePicture } from '../../live/player/live-picture.tsx'
import { useChoices } from '../../live/player/use-choices.ts'
import { PresentedCard } from '../../live/presented-card.tsx'
import type { RoomLink } from '../../live/room-link.ts'
import { presentedIn, type Room } from '../../live/room-state.ts'
import { SaleBubbles, Ticker } from '../../live/ticker.tsx'
import { OnAirHead } from './on-air-head.tsx'
import { SellerLine } from './room-head.tsx'
import type { LoadedRoom } from './room-page.tsx'

/**
 * A room on the air. On a phone the picture fills the screen, chat over its lower half, the product and the way to buy it
 * under the thumb; on a desk the picture stands left, chat right, products below. Nothing moves when the picture comes.
 */
export function OnAir(props: { loaded: LoadedRoom; room: Room; say: RoomLink['say']; refused: string | null }) {
  const t = useTranslations('live')
  const { loaded, room, say, refused } = props
  const { session, source, size, hosting, orderIds, sayId } = loaded
  const { choices, choose } = useChoices()
  const presented = presentedIn(room)
  return (
    <div className="mx-auto w-full max-w-page lg:px-4 lg:py-6">
      <div className="group/air on-air relative isolate flex min-h-[max(100svh,34rem)] flex-col bg-ink lg:grid lg:min-h-0 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_auto_auto_1fr] lg:gap-x-5 lg:gap-y-3 lg:bg-transparent">
        <OnAirHead session={session} room={room} hosting={hosting} />
        <LivePicture
          key={session.id}
          room={room}
          source={source}
          size={size}
          choices={choices}
          choose={choose}
          backdrop={<Backdrop item={presented ?? room.items[0] ?? null} />}
          className="absolute inset-0 lg:relative lg:col-start-1 lg:row-start-2 lg:max-h-[68vh] lg:w-full lg:rounded-lg"
        >
          <div className="absolute inset-x-0 bottom-0 h-[62%] bg-linear-to-t from-ink from-30% to-ink/0 lg:hidden" />
          <SaleBubbles sales={room.sales} items={room.items} />
        </LivePicture>
        <div className="relative z-10 mt-auto flex flex-col gap-2 p-2 pt-0 lg:contents">
          <CaptionLine
            caption={choices.captions && !room.paused ? room.caption : null}
            read={choices.readCaptions}
            className="max-lg:mr-14 lg:z-10 lg:col-start-1 lg:row-start-2 lg:mx-16 lg:mb-16 lg:self-end"
          />
          <RoomChat room={room} />
          <PinnedQuestion
            pinned={room.pinned}
            className="lg:col-start-2 lg:row-start-3 lg:self-start lg:border lg:border-line"
          />
          <Presented item={presented} orderId={presented ? (orderIds[presented.id] ?? '') : ''} />
          <SayForm
            say={say}
            sayId={sayId}
            refused={refused}
            className="rounded-lg bg-card p-2 pb-1 lg:col-start-2 lg:row-start-4 lg:self-start lg:border lg:border-line lg:p-3"
          />
        </div>
      </div>
      <div className="grid gap-6 px-4 py-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:items-start lg:gap-x-5 lg:px-0">
        <div className="grid min-w-0 gap-6">
          <OtherItems
            title={t(presented ? 'item.others' : 'item.planned')}
            items={room.items.filter((item) => item !== presented)}
            orderIds={orderIds}
            state={room.state}
          />
          <div className="grid gap-1">
            {room.media === 'none' ? <p className="text-sm text-soft">{t('room.noPicture')}</p> : null}
            <p className="text-sm text-soft">{t('item.display')}</p>
            <SellerLine producer={session.producer} />
          </div>
        </div>
        <Ticker sales={room.sales} items={room.items} />
      </div>
    </div>
  )
}

/** What is seen where there is no picture: what is talked about, drawn. */
function Backdrop({ item }: { item: LiveItemView | null }) {
  if (!item) return null
  return (
    <Picture
      key={item.id}
      src={pictureOf(item.productSlug)}
      alt=""
      eager
      className="absolute inset-x-0 top-0 h-[66%] object-cover lg:h-full"
    />
  )
}

/** On a phone the chat makes way for what is said over the picture in words: captions, and what is the matter with it. */
const makesWay =
  'max-lg:group-has-[[data-testid=caption]]/air:max-h-[max(2.25rem,100svh-46rem)] max-lg:group-has-[[role=status][data-slate]]/air:max-h-[max(0px,100svh-44rem)]'

function RoomChat({ room }: { room: Room }) {
  const t = useTranslations('live.chat')
  return (
    <section
      aria-labelledby="chat"
      className="flex min-h-0 flex-col lg:relative lg:col-start-2 lg:row-start-2 lg:rounded-lg lg:border lg:border-line lg:bg-card"
    >
      <h2 id="chat" className="text-lg max-lg:sr-only lg:border-b lg:border-line lg:px-4 lg:py-2">
        {t('title')}
      </h2>
      <div className="over-picture lg:relative lg:flex-1">
        <ChatLog
          room={room}
          className={`max-h-[26svh] rounded-md [@media(height<44rem)]:max-h-[15svh] text-sm lg:absolute lg:inset-0 lg:max-h-none lg:px-4 lg:py-3 lg:text-base ${makesWay}`}
        />
      </div>
    </section>
  )
}

function Presented({ item, orderId }: { item: LiveItemView | null; orderId: string }) {
  const t = useTranslations('live.room')
  const place = 'lg:col-start-1 lg:row-start-3 lg:row-span-2 lg:self-start'
  if (item) return <PresentedCard item={item} orderId={orderId} className={place} />
  return (
    <div className={`rounded-lg bg-card ${place}`}>
      <EmptyState title={t('waiting')}>{t('waitingText')}</EmptyState>
    </div>
  )
}
