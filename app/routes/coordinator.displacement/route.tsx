import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { DisplacementRow } from '#server/reports/read-displacement.ts'
import { EmptyState } from '../../components/notice.tsx'
import { answerForm } from '../../http/answer-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { YearLinks } from '../coordinator/year-links.tsx'
import { OutsideForm } from './outside-form.tsx'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const year = new URL(request.url).searchParams.get('year')
  const { reports } = context.shop
  const work = Promise.all([reports.displacement(viewer, { year }), reports.families(viewer)])
  const [report, families] = await refusing(context, work)
  return data({ ...report, families })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = {
    ...{ family: text('family'), year: text('year'), quantity: text('quantity') },
    ...{ yuan: text('yuan'), source: text('source') },
  }
  return answerForm(context, {
    typed,
    work: () => context.shop.reports.recordOutside(viewer, typed),
    page: '/coordinator/displacement',
    done: 'reports.displacement.done',
  })
}

/** Whether sales through us are extra, or merely moved here from elsewhere. */
export default function Displacement() {
  const { year, rows, families } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('reports')
  const locale = useLocale()
  const count = (value: number | null) =>
    value === null ? <span className="text-soft">{t('displacement.unknown')}</span> : value
  const columns: DeskColumn<DisplacementRow>[] = [
    {
      key: 'family',
      title: t('displacement.good'),
      cell: (row) => (
        <>
          <span className="text-sm">{inLocale(locale, row.familyZh, row.familyEn)}</span>
          <span className="block text-soft">
            {inLocale(locale, row.producerZh, row.producerEn)} · {inLocale(locale, row.districtZh, row.districtEn)}
          </span>
        </>
      ),
    },
    {
      key: 'base',
      title: t('displacement.base'),
      numeric: true,
      cell: (row) =>
        row.baseYear === null
          ? count(null)
          : t('displacement.inYear', { quantity: row.baseQuantity ?? 0, year: String(row.baseYear) }),
    },
    {
      key: 'outside',
      title: t('displacement.outside', { year: String(year) }),
      numeric: true,
      cell: (row) => count(row.outsideQuantity),
    },
    {
      key: 'here',
      title: t('displacement.here', { year: String(year) }),
      numeric: true,
      cell: (row) => row.hereQuantity,
    },
    {
      key: 'fen',
      title: t('displacement.hereFen'),
      unit: t('yuan'),
      numeric: true,
      cell: (row) => <Yuan fen={row.hereFen} />,
    },
    { key: 'extra', title: t('displacement.extra'), numeric: true, cell: (row) => count(row.extra) },
    { key: 'shifted', title: t('displacement.shifted'), numeric: true, cell: (row) => count(row.shifted) },
  ]
  return (
    <>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-2xl">{t('displacement.title')}</h1>
        <YearLinks path="/coordinator/displacement" year={year} />
        <p className="w-full text-sm text-soft">{t('displacement.lead')}</p>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t('displacement.emptyTitle')}>{t('displacement.empty')}</EmptyState>
      ) : (
        <DeskTable caption={t('displacement.title')} columns={columns} rows={rows} rowKey={(row) => row.familyId} />
      )}
      <OutsideForm families={families} year={year} answered={answered} />
    </>
  )
}
