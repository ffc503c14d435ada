import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { JobRow } from '#server/payments/desk/list-jobs.ts'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Moment } from '../coordinator.payments/cells.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ jobs: await refusing(context, context.shop.desk.jobs(viewer)) })
}

/** Jobs that fail again and again. */
export default function Jobs() {
  const { jobs } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.jobs')
  const columns = useColumns()
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs" className="text-xl">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('lead')}</p>
      {jobs.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable caption={t('caption')} columns={columns} rows={jobs} rowKey={(row) => row.id} />
      )}
    </section>
  )
}

function useColumns(): DeskColumn<JobRow>[] {
  const t = useTranslations('desk.jobs')
  return [
    { key: 'task', title: t('task'), cell: (row) => <span className="font-mono">{row.task}</span> },
    {
      key: 'attempts',
      title: t('attempts'),
      numeric: true,
      cell: (row) => t('attemptsOf', { attempts: row.attempts, most: row.maxAttempts }),
    },
    { key: 'created', title: t('created'), cell: (row) => <Moment at={row.createdAt} ago /> },
    { key: 'next', title: t('next'), cell: (row) => <Moment at={row.runAt} /> },
    { key: 'error', title: t('error'), cell: (row) => <span className="inline-block min-w-56">{row.lastError}</span> },
  ]
}
