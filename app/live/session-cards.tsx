import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { Badge } from '../components/card.tsx'
import { Icon } from '../components/icon.tsx'
import { SessionPicture } from './session-picture.tsx'

/** One state's badge, in words. */
export function StateBadge({ state }: { state: SessionCard['state'] }) {
  const t = useTranslations('live.state')
  return (
    <Badge tone={state === 'live' ? 'accent' : state === 'scheduled' ? 'warn' : 'plain'}>
      {state === 'live' ? <Icon name="live" /> : null}
      {t(state)}
    </Badge>
  )
}

/** When it starts, started or ended, whichever matters now. */
export function SessionTime({ session }: { session: SessionCard }) {
  const t = useTranslations('live.list')
  const format = useFormatter()
  const at = (date: Date) => format.dateTime(date, 'moment')
  if (session.state === 'scheduled') return <>{t('startsAt', { at: at(session.scheduledAt) })}</>
  if (session.endedAt) return <>{t('endedAt', { at: at(session.endedAt) })}</>
  return <>{at(session.startedAt ?? session.scheduledAt)}</>
}

/** Sessions as cards that lead on. `large` gives the first look to what is on the air. */
export function SessionCards(props: {
  sessions: SessionCard[]
  href: (session: SessionCard) => string
  action: (session: SessionCard) => ReactNode
  /** Under a card, such as a form of its own. */
  below?: (session: SessionCard) => ReactNode
  large?: boolean
}) {
  return (
    <ul className={`grid gap-4 ${props.large ? '' : 'md:grid-cols-2 lg:grid-cols-3'}`}>
      {props.sessions.map((session) => (
        <li key={session.id} className="flex flex-col">
          <Card session={session} href={props.href(session)} action={props.action(session)} large={props.large} />
          {props.below?.(session)}
        </li>
      ))}
    </ul>
  )
}

function Card(props: { session: SessionCard; href: string; action: ReactNode; large?: boolean }) {
  const t = useTranslations('live')
  const locale = useLocale()
  const { session, href, action, large } = props
  const district = inLocale(locale, session.district.nameZh, session.district.nameEn)
  const producer = inLocale(locale, session.producer.nameZh, session.producer.nameEn)
  return (
    <a
      href={href}
      className={`group grid grow overflow-hidden rounded-lg border border-line bg-card text-ink no-underline hover:border-accent ${large ? 'md:grid-cols-[20rem_1fr]' : 'grid-cols-[7.5rem_1fr] md:grid-cols-1'}`}
    >
      <SessionPicture
        session={session}
        className={large ? 'aspect-[5/3] md:aspect-auto md:h-full' : 'h-full md:aspect-[5/3]'}
      />
      <span className={`flex min-w-0 flex-col gap-1 ${large ? 'p-4 md:p-6' : 'p-3 md:p-4'}`}>
        <span className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <StateBadge state={session.state} />
          {session.replay ? (
            <Badge tone="good">
              <Icon name="replay" />
              {t('list.replay')}
            </Badge>
          ) : null}
          <SessionTime session={session} />
        </span>
        <span className={`font-display font-semibold group-hover:text-accent ${large ? 'text-2xl' : 'text-lg'}`}>
          {inLocale(locale, session.titleZh, session.titleEn)}
        </span>
        <span className="text-sm text-soft">{t('room.by', { district, producer })}</span>
        <span className="text-sm text-soft">{t('list.items', { count: session.items })}</span>
        <span className="mt-auto flex items-center gap-1 pt-2 font-medium text-accent">
          {action}
          <Icon name="next" />
        </span>
      </span>
    </a>
  )
}
