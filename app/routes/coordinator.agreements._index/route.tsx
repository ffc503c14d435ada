import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { AgreementRow } from '#server/linkage/read-agreements.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { percent } from '../coordinator/amounts.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const { linkage } = context.shop
  const waiting = asked.state === 'waiting'
  const work = Promise.all([
    linkage.agreements(viewer, { ...asked, waiting }),
    linkage.agreements(viewer, { waiting: true }),
  ])
  const [list, open] = await refusing(context, work)
  return data({ asked, list, waiting, open: open.waiting })
}

/** The rules by which sales earn households money. */
export default function Agreements() {
  const { asked, list, waiting, open } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator.agreements')
  const create = useTranslations('linkage.new')
  const columns = useColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <ButtonLink href="/coordinator/agreements/new">{create('open')}</ButtonLink>
      </DeskHead>
      <DeskList
        path="/coordinator/agreements"
        {...{ asked, list, columns }}
        caption={t('caption')}
        rowKey={(row) => row.id}
        states={{
          names: ['all', 'waiting'],
          words: (state) => (state === 'all' ? t('all') : t('waiting', { count: open })),
          shown: waiting ? 'waiting' : 'all',
        }}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
    </>
  )
}

function useColumns(): DeskColumn<AgreementRow>[] {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const day = (at: Date | null) => (at ? format.dateTime(at, 'day') : '')
  return [
    {
      key: 'name',
      title: t('agreements.name'),
      sort: 'code',
      cell: (row) => (
        <a href={`/coordinator/agreements/${row.id}`} className="link block min-w-44">
          {inLocale(locale, row.titleZh, row.titleEn)}
          <span className="block text-soft tabular">{row.code}</span>
        </a>
      ),
    },
    {
      key: 'open',
      title: t('agreements.open'),
      sort: 'open',
      cell: (row) => (row.open > 0 ? <Badge tone="warn">{t('agreements.openYes')}</Badge> : ''),
    },
    {
      key: 'type',
      title: t('agreements.type'),
      sort: 'type',
      cell: (row) => <span className="whitespace-nowrap">{t(`types.${row.type}`)}</span>,
    },
    {
      key: 'district',
      title: t('agreements.district'),
      sort: 'district',
      cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.districtZh, row.districtEn)}</span>,
    },
    {
      key: 'version',
      title: t('agreements.version'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.version === null ? t('agreements.noVersion') : t('agreements.versionNo', { version: row.version })}
        </span>
      ),
    },
    {
      key: 'valid',
      title: t('agreements.valid'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.validFrom
            ? row.validTo
              ? t('line.validSpan', { from: day(row.validFrom), to: day(row.validTo) })
              : t('line.validOpen', { from: day(row.validFrom) })
            : ''}
        </span>
      ),
    },
    {
      key: 'households',
      title: t('agreements.households'),
      sort: 'households',
      numeric: true,
      cell: (row) => row.households,
    },
    {
      key: 'share',
      title: t('agreements.share'),
      sort: 'share',
      numeric: true,
      cell: (row) =>
        row.carriesSplit ? percent(row.householdBps) : <span className="text-soft">{t('agreements.noSplit')}</span>,
    },
  ]
}
