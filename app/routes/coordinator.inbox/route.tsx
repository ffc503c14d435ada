import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { InboxItem, InboxKind } from '#server/reports/read-inbox.ts'
import { Badge } from '../../components/card.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = new URL(request.url).searchParams
  const page = Math.max(1, Number(query.get('page')) || 1)
  const inbox = await refusing(context, context.shop.reports.inbox(viewer, { kind: query.get('kind'), page }))
  return data({ ...inbox, page })
}

/** Where each kind is dealt with. */
const pageOf: Record<InboxKind, (id: string) => string> = {
  agreement: (id) => `/coordinator/agreements/${id}`,
  certified: (id) => `/coordinator/certificates/${id}#changes`,
  change: (id) => `/coordinator/changes/${id}`,
  account: (id) => `/coordinator/registry/${id}`,
  period_list: (id) => `/coordinator/period-lists/${id}`,
  fund: (id) => `/coordinator/funds/${id}`,
  aid: (id) => `/coordinator/funds/${id}`,
  run: (id) => `/coordinator/payouts/${id}`,
  return: (id) => `/coordinator/statements/${id}`,
  hardship: () => '/coordinator/hardship',
  difference: (id) => `/coordinator/checks/${id}`,
  unverified: (id) => `/coordinator/checks/${id}`,
  certificate: () => '/coordinator/certificates',
  follow_up: (id) => `/coordinator/registry/${id}#follow-ups`,
}

/** Days that something may wait before it stands out. */
const LONG_DAYS = 7

/** What waits for a person, the oldest first. */
export default function Inbox() {
  const { items, counts, kind, count, page, pageSize } = useLoaderData<typeof loader>()
  const t = useTranslations('reports')
  const locale = useLocale()
  const format = useFormatter()
  const all = counts.reduce((sum, one) => sum + one.count, 0)
  const to = (change: { kind?: string | null; page?: number }) => {
    const query = new URLSearchParams()
    const chosen = change.kind === undefined ? kind : change.kind
    if (chosen) query.set('kind', chosen)
    if (change.page) query.set('page', String(change.page))
    return `/coordinator/inbox${query.size > 0 ? `?${query}` : ''}`
  }
  const kindWords = (state: InboxKind | 'all') =>
    state === 'all'
      ? t('inbox.all', { count: all })
      : `${t(`inbox.kinds.${state}`)} ${counts.find((one) => one.kind === state)?.count ?? 0}`
  const columns: DeskColumn<InboxItem>[] = [
    {
      key: 'name',
      title: t('inbox.what'),
      cell: (item) => (
        <a href={pageOf[item.kind](item.id)} className="link text-sm">
          {item.name}
        </a>
      ),
    },
    {
      key: 'kind',
      title: t('inbox.kind'),
      cell: (item) => <span className="whitespace-nowrap">{t(`inbox.kinds.${item.kind}`)}</span>,
    },
    {
      key: 'days',
      title: t('inbox.age'),
      numeric: true,
      cell: (item) =>
        item.days < 0 ? (
          t('inbox.left', { days: -item.days })
        ) : item.days >= LONG_DAYS ? (
          <Badge tone="warn">{t('inbox.days', { days: item.days })}</Badge>
        ) : (
          t('inbox.days', { days: item.days })
        ),
    },
    {
      key: 'district',
      title: t('levelNames.district'),
      cell: (item) => inLocale(locale, item.districtZh, item.districtEn),
    },
    {
      key: 'since',
      title: t('inbox.since'),
      cell: (item) => <span className="whitespace-nowrap tabular">{format.dateTime(item.since, 'day')}</span>,
    },
    {
      key: 'own',
      title: t('inbox.note'),
      cell: (item) =>
        item.state === 'overdue' ? <Badge tone="warn">{t('inbox.overdue')}</Badge> : item.own ? t('inbox.own') : '',
    },
  ]
  return (
    <>
      <header className="mb-4">
        <h1 className="text-2xl">{t('inbox.title')}</h1>
        <p className="text-sm text-soft">{t('inbox.lead')}</p>
      </header>
      {all === 0 ? (
        <EmptyState title={t('inbox.emptyTitle')}>{t('inbox.empty')}</EmptyState>
      ) : (
        <>
          <div className="mb-3">
            <StateLinks
              label={t('inbox.kind')}
              states={['all', ...counts.map((one) => one.kind)]}
              stateName={kindWords}
              current={kind ?? 'all'}
              href={(state) => to({ kind: state })}
            />
          </div>
          <DeskTable
            caption={t('inbox.title')}
            columns={columns}
            rows={items}
            rowKey={(item) => `${item.kind} ${item.id} ${item.name}`}
          />
          <Pagination page={page} pages={Math.ceil(count / pageSize)} href={(next) => to({ page: next })} />
        </>
      )}
    </>
  )
}
