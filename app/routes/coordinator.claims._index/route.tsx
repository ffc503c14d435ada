import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { ClaimListPage } from './claim-list.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { state, page } = readAsked(request.url)
  return data({
    page,
    list: await refusing(context, context.shop.claims.list(viewer, { state, page })),
  })
}

/** Claims of the scope, the longest waiting first. */
export default function Claims() {
  const { list, page } = useLoaderData<typeof loader>()
  const t = useTranslations('claims.desk')
  return (
    <>
      <header className="mb-3">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-soft">{t('lead')}</p>
      </header>
      <ClaimListPage path="/coordinator/claims" list={list} page={page} />
    </>
  )
}
