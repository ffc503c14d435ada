import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { Badge } from '../../components/card.tsx'
import { Icon } from '../../components/icon.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { Picture } from '../../components/picture.tsx'

/** Live sessions: what is on the air, then what comes next. */
export function OnAir({ live, next }: { live: SessionCard[]; next: SessionCard[] }) {
  const t = useTranslations('catalog.home')
  const sessions = [...live, ...next]
  return (
    <Section title={live.length > 0 ? t('liveNow') : t('liveNext')}>
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
  const t = useTranslations('catalog.home')
  const zh = useLocale() === 'zh'
  const format = useFormatter()
  const live = session.state === 'live'
  return (
    <article
      className={`relative flex h-full gap-4 overflow-hidden rounded-lg border bg-card p-3 hover:border-accent ${live ? 'border-accent' : 'border-line'}`}
    >
      {session.productSlug ? (
        <Picture
          src={`/pictures/${session.productSlug}.svg`}
          alt=""
          width={112}
          height={112}
          className="size-28 shrink-0 self-start rounded-md"
        />
      ) : null}
      <div className="flex min-w-0 flex-col">
        <p>
          {live ? (
            <Badge tone="accent">
              <Icon name="live" />
              {t('onAir')}
            </Badge>
          ) : (
            <span className="flex items-center gap-1.5 text-sm text-accent">
              <Icon name="clock" />
              <time dateTime={session.scheduledAt.toISOString()}>{format.dateTime(session.scheduledAt, 'moment')}</time>
            </span>
          )}
        </p>
        <h3 className="mt-1 text-lg leading-snug">
          <a
            href={`/live/${session.id}`}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg"
          >
            {zh ? session.titleZh : session.titleEn}
          </a>
        </h3>
        <p className="mt-1 text-sm text-soft">
          {zh ? session.producer.nameZh : session.producer.nameEn} ·{' '}
          {zh ? session.district.nameZh : session.district.nameEn}
        </p>
      </div>
    </article>
  )
}
