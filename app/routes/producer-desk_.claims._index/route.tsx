import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { ClaimListPage } from '../coordinator.claims._index/claim-list.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const { state, page } = readAsked(request.url)
  const t = translate(context.locale)
  return data({
    title: `${t('claims.desk.title')} · ${t('shell.name')}`,
    page,
    list: await refusing(context, context.shop.claims.list(viewer, { state, page })),
  })
}

/** What buyers say about the own producer's goods. */
export default function ProducerClaims() {
  const { list, page } = useLoaderData<typeof loader>()
  const t = useTranslations('claims.desk')
  return (
    <Page>
      <PageTitle lead={t('producerLead')}>{t('title')}</PageTitle>
      <ClaimListPage path="/producer-desk/claims" list={list} page={page} />
    </Page>
  )
}
