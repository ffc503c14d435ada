import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { RemindButton } from '../../components/remind-button.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { SessionCards } from '../../live/session-cards.tsx'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'
export const meta = titled<typeof loader>

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translate(context.locale)
  const sessions = await context.shop.live.listSessions()
  return { title: `${t('live.list.title')} · ${t('shell.name')}`, sessions }
}

export default function LiveSessions() {
  const t = useTranslations('live.list')
  const { live, next, ended } = useLoaderData<typeof loader>().sessions
  const href = ({ id }: { id: string }) => `/live/${id}`
  return (
    <Page>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {live.length > 0 ? (
        <Section title={t('now')}>
          <SessionCards sessions={live} href={href} action={() => t('enter')} large />
        </Section>
      ) : null}
      {next.length > 0 ? (
        <Section title={t('next')}>
          <SessionCards
            sessions={next}
            href={href}
            action={() => t('look')}
            below={({ id }) => (
              <div className="mt-2">
                <RemindButton sessionId={id} back="/live" />
              </div>
            )}
            large={live.length === 0 && next.length === 1}
          />
        </Section>
      ) : null}
      {live.length + next.length === 0 ? (
        <EmptyState title={t('empty')} action={<ButtonLink href="/products">{t('products')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      ) : null}
      {ended.length > 0 ? (
        <Section title={t('ended')}>
          <SessionCards sessions={ended} href={href} action={({ replay }) => t(replay ? 'watchAgain' : 'review')} />
        </Section>
      ) : null}
    </Page>
  )
}
