import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { LinkState } from '../link-state.tsx'
import { StateBadge } from '../session-cards.tsx'
import { useDesk } from './desk-context.tsx'
import { SeenLine } from './seen-line.tsx'

/**
 * One line: whether it is on, what viewers see, how the line is, and the way back. The session's name shows where there is
 * room.
 */
export function DeskHead({ title, back }: { title: string; back: { href: string; words: string } }) {
  const t = useTranslations('studio')
  const locale = useLocale()
  const { session, room, rehearsal } = useDesk()
  return (
    <header className="flex min-h-11 items-center gap-2 border-b border-line bg-card pr-3">
      <a href={back.href} className="grid size-11 shrink-0 place-items-center text-ink hover:text-accent">
        <Icon name="back" label={back.words} />
      </a>
      {rehearsal ? (
        <Badge tone="warn">{t('titleRehearsal')}</Badge>
      ) : room.paused ? (
        <Badge tone="warn">{t('paused')}</Badge>
      ) : (
        <StateBadge state={room.state} />
      )}
      <h1
        className={`line-clamp-2 min-w-0 font-sans text-base leading-tight font-medium ${room.state === 'live' ? 'max-lg:sr-only' : ''}`}
      >
        <span className="sr-only">{title} · </span>
        {inLocale(locale, session.titleZh, session.titleEn)}
      </h1>
      <div className="min-w-0 flex-1">{room.state === 'live' && !rehearsal ? <SeenLine /> : null}</div>
      {rehearsal ? null : (
        <div className="max-w-1/2 shrink-0 overflow-hidden whitespace-nowrap">
          <LinkState brief room={room} />
        </div>
      )}
    </header>
  )
}
