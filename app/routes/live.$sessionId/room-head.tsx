import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { ButtonLink } from '../../components/button.tsx'
import { LinkState } from '../../live/link-state.tsx'
import type { Room } from '../../live/room-state.ts'
import { StateBadge } from '../../live/session-cards.tsx'

/** Whose session it is, who sells, how many watch, and whether the page is up to date. */
export function RoomHead({ session, room, hosting }: { session: SessionCard; room: Room; hosting: boolean }) {
  const t = useTranslations('live.room')
  const locale = useLocale()
  const { producer, district } = session
  const by = {
    district: inLocale(locale, district.nameZh, district.nameEn),
    producer: inLocale(locale, producer.nameZh, producer.nameEn),
  }
  return (
    <header className="mb-4 md:mb-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge state={room.state} />
        {room.viewers !== null && room.state === 'live' ? (
          <span className="text-sm text-soft tabular">{t('viewers', { count: room.viewers })}</span>
        ) : null}
        <span className="ml-auto">
          <LinkState room={room} />
        </span>
      </div>
      <h1 className="mt-1 text-2xl md:text-3xl">{inLocale(locale, session.titleZh, session.titleEn)}</h1>
      <p className="mt-1 text-sm text-soft">{t('by', by)}</p>
      {hosting ? (
        <p className="mt-3">
          <ButtonLink href={`/studio/${session.id}`} look="quiet">
            {t('studio')}
          </ButtonLink>
        </p>
      ) : null}
    </header>
  )
}

/** Who sells, within one step of the goods: registration or the exemption from it, and the way to the seller's page. */
export function SellerLine({ producer }: { producer: SessionCard['producer'] }) {
  const t = useTranslations('live.room')
  return (
    <p className="text-sm text-soft">
      {producer.licenceNo ? t('licence', { number: producer.licenceNo }) : t('exempt')} ·{' '}
      <a className="link" href={`/producers/${producer.slug}`}>
        {t('seller')}
      </a>
    </p>
  )
}
