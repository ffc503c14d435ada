import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { LinkState } from '../../live/link-state.tsx'
import type { Room } from '../../live/room-state.ts'
import { StateBadge } from '../../live/session-cards.tsx'

/** Whose session it is and how many watch: over the picture on a phone, where it also leads out; above it on a desk. */
export function OnAirHead({ session, room, hosting }: { session: SessionCard; room: Room; hosting: boolean }) {
  const t = useTranslations('live.room')
  const watch = useTranslations('watch')
  const locale = useLocale()
  const { producer, district } = session
  const by = {
    district: inLocale(locale, district.nameZh, district.nameEn),
    producer: inLocale(locale, producer.nameZh, producer.nameEn),
  }
  return (
    <header className="pointer-events-none relative z-10 flex items-start gap-1 bg-linear-to-b from-ink/85 to-ink/0 px-1 pt-1 pb-6 text-white lg:col-span-2 lg:bg-none lg:p-0 lg:text-ink">
      <a
        href="/live"
        className="pointer-events-auto grid min-h-11 min-w-11 shrink-0 place-items-center text-xl text-white focus-visible:outline-white lg:hidden"
      >
        <Icon name="back" label={watch('back')} />
      </a>
      <div className="min-w-0 flex-1 pt-1.5 lg:pt-0">
        <div className="flex flex-wrap items-center gap-x-2 lg:gap-x-3">
          <h1 className="min-w-0 truncate text-lg leading-tight max-lg:max-w-[60vw] lg:order-3 lg:w-full lg:text-3xl">
            {inLocale(locale, session.titleZh, session.titleEn)}
          </h1>
          <StateBadge state={room.state} />
          {room.viewers === null ? null : (
            <span className="text-sm tabular lg:text-soft">{t('viewers', { count: room.viewers })}</span>
          )}
          <span className="over-picture pointer-events-auto lg:ml-auto">
            <LinkState room={room} />
          </span>
        </div>
        <p className="truncate text-xs lg:text-sm lg:text-soft">{t('by', by)}</p>
      </div>
      {hosting ? (
        <ButtonLink
          href={`/studio/${session.id}`}
          look="quiet"
          className="pointer-events-auto min-h-11 shrink-0 max-lg:text-sm"
        >
          {t('studio')}
        </ButtonLink>
      ) : null}
    </header>
  )
}
