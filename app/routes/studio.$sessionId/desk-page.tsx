import { useFetcher } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { StudioView } from '#server/livestream/read-studio.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Chat } from '../../live/chat.tsx'
import { LinkState } from '../../live/link-state.tsx'
import { RoomNews } from '../../live/room-news.tsx'
import { SessionTime, StateBadge } from '../../live/session-cards.tsx'
import { Ticker } from '../../live/ticker.tsx'
import { useRoom } from '../../live/use-room.ts'
import { DeskFigures } from './desk-figures.tsx'
import { DeskItem } from './desk-item.tsx'
import { EndSession } from './end-session.tsx'
import { NextBar } from './next-bar.tsx'
import type { Steered } from './steering.server.ts'

type Loaded = StudioView & { sayId: string }

/** The host's desk, for one thumb: figures, the products in their order, the next one fixed at the bottom, the chat. */
export function DeskPage({ loaded, steered }: { loaded: Loaded; steered: Steered | null }) {
  const t = useTranslations('live.studio')
  const locale = useLocale()
  const fetcher = useFetcher<Steered>()
  const { session, snapshot, figures, sayId } = loaded
  const { room, say } = useRoom(snapshot, { active: snapshot.state !== 'ended' })
  const last = fetcher.data ?? steered
  return (
    <div>
      <header className="mb-4">
        <div className="flex flex-wrap items-center gap-x-3">
          <StateBadge state={room.state} />
          {room.state === 'scheduled' ? (
            <span className="text-sm text-soft">
              <SessionTime session={session} />
            </span>
          ) : null}
          <span className="ml-auto">
            <LinkState room={room} />
          </span>
        </div>
        <h1 className="mt-1 text-2xl md:text-3xl">{inLocale(locale, session.titleZh, session.titleEn)}</h1>
        <p className="mt-1">
          <a className="link" href={`/live/${session.id}`}>
            {t('room')}
          </a>
        </p>
      </header>
      <RoomNews room={room} />
      {last?.kind === 'refused' && last.problem === 'state' ? (
        <Notice tone="bad">{t('error.SessionStateConflict')}</Notice>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_21rem]">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <DeskFigures figures={figures} room={room} />
          {room.state === 'scheduled' ? (
            <fetcher.Form method="post" className="rounded-lg border border-line bg-card p-4 md:p-6">
              <input type="hidden" name="intent" value="start" />
              <Button wide icon="live" className="text-lg">
                {t('start')}
              </Button>
              <p className="mt-2 text-sm text-soft">{t('startText')}</p>
            </fetcher.Form>
          ) : null}
          <section aria-labelledby="items">
            <h2 id="items" className="mb-3 text-xl">
              {t('items')}
            </h2>
            <ul className="grid gap-3">
              {room.items.map((item) => (
                <DeskItem
                  key={item.id}
                  item={item}
                  taken={loaded.limits.get(item.id)?.taken ?? 0}
                  presenting={room.state === 'live' && item.id === room.presentingItemId}
                  state={room.state}
                  steered={last}
                />
              ))}
            </ul>
          </section>
          {room.state === 'live' ? <EndSession /> : null}
          {room.state === 'ended' ? (
            <p>
              <ButtonLink href={`/live/${session.id}`} look="quiet">
                {t('room')}
              </ButtonLink>
            </p>
          ) : null}
        </div>
        <aside className="grid min-w-0 grid-cols-1 gap-4">
          <Chat
            room={room}
            say={say}
            sayId={sayId}
            refused={last?.kind === 'unsaid' ? last.code : null}
            className="h-[26rem]"
          />
          <Ticker sales={room.sales} items={room.items} />
        </aside>
      </div>
      {room.state === 'live' ? <NextBar room={room} /> : null}
    </div>
  )
}
