import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { useVisitColumns } from './use-visit-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const states = ['open', 'overdue', 'done', 'all'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = new URL(request.url).searchParams
  const page = Math.max(1, Number(query.get('page')) || 1)
  const asked = { state: query.get('state'), helperId: query.get('helper'), page }
  return data({
    list: await refusing(context, context.shop.registry.visits(viewer, asked)),
    page,
  })
}

/** Visits that helpers are asked to make; one helper's where one is chosen. */
export default function Visits() {
  const { list, page } = useLoaderData<typeof loader>()
  const t = useTranslations('visits')
  const columns = useVisitColumns()
  const to = (change: { state?: string | null; page?: number }) => {
    const query = new URLSearchParams()
    const state = change.state === undefined ? list.state : change.state
    if (state && state !== 'open') query.set('state', state)
    if (list.helperId) query.set('helper', list.helperId)
    if (change.page && change.page > 1) query.set('page', String(change.page))
    return `/coordinator/visits${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <StateLinks
          label={t('filter')}
          states={states}
          stateName={(state) => t('stateCount', { name: t(`states.${state}`), count: list.counts[state] })}
          current={list.state}
          href={(state) => to({ state })}
        />
        {list.helpers.length > 0 ? (
          <form className="flex flex-wrap items-end gap-2 text-sm">
            {list.state === 'open' ? null : <input type="hidden" name="state" value={list.state} />}
            <label>
              {t('helper')}
              <select name="helper" defaultValue={list.helperId ?? ''} className="control max-w-44">
                <option value="">{t('everybody')}</option>
                {list.helpers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Button look="quiet">{t('show')}</Button>
          </form>
        ) : null}
      </div>
      {list.count === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable caption={t('title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} />
      )}
      <Pagination page={page} pages={Math.ceil(list.count / list.pageSize)} href={(next) => to({ page: next })} />
    </>
  )
}
