import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { requireUser } from '../../http/require-user.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { SessionCards } from '../../live/session-cards.tsx'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireUser(request, context)
  const t = translate(context.locale)
  const sessions = await context.shop.live.listOwnSessions(viewer.userId)
  return { title: `${t('live.studio.title')} · ${t('shell.name')}`, sessions }
}

export default function Studios() {
  const t = useTranslations('live.studio')
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {sessions.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <SessionCards sessions={sessions} href={({ id }) => `/studio/${id}`} action={() => t('open')} />
      )}
    </Page>
  )
}
