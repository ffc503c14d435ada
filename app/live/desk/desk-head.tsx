import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { LinkState } from '../link-state.tsx'
import { StateBadge } from '../session-cards.tsx'
import { useDesk } from './desk-context.tsx'

/** One line: whether it is on, how the line is, and the way back. The session's name stands beside where there is room. */
export function DeskHead({
  title,
  back,
  children,
}: {
  title: string
  back: { href: string; words: string }
  children?: ReactNode
}) {
  const t = useTranslations('studio')
  const locale = useLocale()
  const { session, room } = useDesk()
  return (
    <header className="flex min-h-12 items-center gap-3 border-b border-line bg-card px-3">
      <a href={back.href} className="grid size-11 shrink-0 place-items-center text-ink hover:text-accent">
        <Icon name="back" label={back.words} />
      </a>
      {room.paused ? <Badge tone="warn">{t('paused')}</Badge> : <StateBadge state={room.state} />}
      <h1 className="min-w-0 flex-1 truncate font-sans text-base font-medium">
        <span className="sr-only">{title} · </span>
        {inLocale(locale, session.titleZh, session.titleEn)}
      </h1>
      {children}
      <span className="max-w-[45%] shrink-0">
        <LinkState room={room} />
      </span>
    </header>
  )
}
