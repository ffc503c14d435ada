import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { SessionPicture } from '../../live/session-picture.tsx'

/** Live sessions: what is on the air, then what comes next. */
export function OnAir({ live, next }: { live: SessionCard[]; next: SessionCard[] }) {
  const t = useTranslations('home')
  const sessions = [...live, ...next]
  return (
    <Section title={live.length > 0 ? t('liveNow') : t('liveNext')} id="live">
      {sessions.length === 0 ? (
        <EmptyState title={t('noLive')}>{t('noLiveText')}</EmptyState>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2 lg:grid-cols-3 lg:gap-5">
          {sessions.map((session) => (
            <li key={session.id}>
              <Session session={session} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Session({ session }: { session: SessionCard }) {
  const t = useTranslations('home')
  const zh = useLocale() === 'zh'
  const live = session.state === 'live'
  const title = zh ? session.titleZh : session.titleEn
  return (
    <article
      className={`relative flex h-full gap-4 overflow-hidden rounded-lg border bg-card p-3 hover:border-accent ${live ? 'border-accent' : 'border-line'}`}
    >
      <SessionPicture session={session} className="size-28 shrink-0 self-start rounded-md" />
      <div className="flex min-w-0 flex-1 flex-col">
        <When session={session} />
        <h3 className="mt-1 text-lg leading-snug">
          <a
            href={`/live/${session.id}`}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
          >
            {title}
          </a>
        </h3>
        <p className="mt-1 text-sm text-soft">
          {zh ? session.producer.nameZh : session.producer.nameEn} ·{' '}
          {zh ? session.district.nameZh : session.district.nameEn}
        </p>
        {live ? (
          <p aria-hidden="true" className="mt-auto pt-2 font-medium text-accent">
            {t('enter')} <Icon name="next" />
          </p>
        ) : (
          <Remind sessionId={session.id} title={title} />
        )}
      </div>
    </article>
  )
}

function When({ session: { state, scheduledAt } }: { session: SessionCard }) {
  const t = useTranslations('home')
  const format = useFormatter()
  if (state === 'live')
    return (
      <p>
        <Badge tone="accent">
          <Icon name="live" />
          {t('onAir')}
        </Badge>
      </p>
    )
  return (
    <p className="flex items-center gap-1.5 text-sm text-accent">
      <Icon name="clock" />
      <time dateTime={scheduledAt.toISOString()}>{format.dateTime(scheduledAt, 'moment')}</time>
    </p>
  )
}

/** Asks to be told before the session begins. Lies above the card's own link. */
function Remind({ sessionId, title }: { sessionId: string; title: string }) {
  const t = useTranslations('home')
  return (
    <form method="post" action="/reminders" className="relative z-10 mt-auto -mb-1 -ml-2 self-start pt-1">
      <input type="hidden" name="session" value={sessionId} />
      <input type="hidden" name="back" value="/#live" />
      <Button look="plain" icon="clock" aria-label={t('remindOne', { title })}>
        {t('remind')}
      </Button>
    </form>
  )
}
