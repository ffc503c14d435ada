import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { HostView } from '#server/livestream/hosting/host-view.ts'
import { Badge } from '../../components/card.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({
    hosts: await refusing(context, context.shop.hosting.list(viewer)),
  })
}

/** People of the scope who speak before viewers or want to, those who wait first. */
export default function Hosts() {
  const { hosts } = useLoaderData<typeof loader>()
  const t = useTranslations('hosting.hosts')
  const columns = useColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      {hosts.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <DeskTable caption={t('caption')} columns={columns} rows={hosts} rowKey={({ userId }) => userId} />
      )}
    </>
  )
}

function useColumns(): DeskColumn<HostView>[] {
  const t = useTranslations('hosting')
  const locale = useLocale()
  const format = useFormatter()
  return [
    {
      key: 'name',
      title: t('hosts.name'),
      cell: (host) => (
        <a href={`/coordinator/hosts/${host.userId}`} className="link">
          {host.realName}
        </a>
      ),
    },
    {
      key: 'standing',
      title: t('hosts.standing'),
      cell: ({ standing }) => (
        <Badge tone={standing === 'waiting' ? 'warn' : standing === 'verified' ? 'good' : 'plain'}>
          {t(`standing.${standing}`)}
        </Badge>
      ),
    },
    {
      key: 'producers',
      title: t('hosts.producers'),
      cell: ({ producers }) =>
        format.list(
          producers.map(({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn)),
          'names',
        ) || t('hosts.noProducer'),
    },
    {
      key: 'submittedAt',
      title: t('hosts.submittedAt'),
      cell: ({ submittedAt }) => <span className="whitespace-nowrap">{format.dateTime(submittedAt, 'moment')}</span>,
    },
    { key: 'decidedBy', title: t('hosts.decidedBy'), cell: ({ decidedBy }) => decidedBy ?? '' },
  ]
}
