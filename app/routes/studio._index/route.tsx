import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { HostDoubt } from '#domain/host-standing.ts'
import { inLocale } from '#domain/locale.ts'
import type { Invitation } from '#server/livestream/schedule/read-invitations.ts'
import type { SessionCard } from '#server/livestream/session-card.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireUser } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { SessionCards, SessionTime } from '../../live/session-cards.tsx'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireUser(request, context)
  const { live, schedule, hosting } = context.shop
  const t = translate(context.locale)
  const [invitations, sessions, producers, papers] = await Promise.all([
    schedule.invitations(userId),
    live.listOwnSessions(userId),
    schedule.producers(userId),
    hosting.own(userId),
  ])
  const standing = papers?.standing ?? 'none'
  const concerned = producers.length > 0 || sessions.length > 0
  return {
    title: `${t('live.studio.title')} · ${t('shell.name')}`,
    ...{ sessions, invitations },
    announces: producers.length > 0,
    doubt: standing === 'verified' || !concerned ? null : standing,
  }
}

export default function Studios() {
  const t = useTranslations('live.studio')
  const words = useTranslations('schedule.studio')
  const { sessions, invitations, announces, doubt } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {invitations.map((invitation) => (
        <Invited key={invitation.session.id} invitation={invitation} />
      ))}
      {doubt ? <Doubt doubt={doubt} /> : null}
      {announces ? (
        <p className="mb-6">
          <ButtonLink icon="calendar" href="/studio/new">
            {words('new')}
          </ButtonLink>
        </p>
      ) : null}
      {sessions.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <SessionCards
          sessions={sessions}
          href={({ id }) => `/studio/${id}`}
          action={() => t('open')}
          below={(session) => (session.state === 'scheduled' ? <Ways session={session} /> : null)}
        />
      )}
    </Page>
  )
}

/** Somebody asks this person to help. */
function Invited({ invitation: { by, session } }: { invitation: Invitation }) {
  const t = useTranslations('schedule.studio')
  const locale = useLocale()
  return (
    <Notice title={t('invited', { by, title: inLocale(locale, session.titleZh, session.titleEn) })}>
      <p>
        <SessionTime session={session} />
      </p>
      <a className="link inline-flex min-h-11 items-center" href={`/studio/${session.id}/invitation`}>
        {t('answer')}
      </a>
    </Notice>
  )
}

/** Why this person may not speak before viewers yet. */
function Doubt({ doubt }: { doubt: HostDoubt }) {
  const t = useTranslations('schedule.studio.host')
  return (
    <Notice tone="warn" title={t(doubt)}>
      <a className="link" href="/account/hosting">
        {t('act')}
      </a>
    </Notice>
  )
}

/** What there is to do before a session begins. */
function Ways({ session }: { session: SessionCard }) {
  const t = useTranslations('schedule.studio')
  return (
    <p className="mt-1 flex flex-wrap gap-x-2">
      {(['edit', 'checks', 'share'] as const).map((way) => (
        <a
          key={way}
          href={`/studio/${session.id}/${way}`}
          className="inline-flex min-h-11 items-center px-2 text-accent underline underline-offset-4"
        >
          {t(way)}
        </a>
      ))}
    </p>
  )
}
