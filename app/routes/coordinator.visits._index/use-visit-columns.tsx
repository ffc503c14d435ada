import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { VisitRow } from '#server/registry/list-visits.ts'
import { VisitDue } from '../../components/visit-due.tsx'
import { VisitEnding, VisitOutcome } from '../../components/visit-end.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'

/** A visit: whom to, by when, by whom, and what came of it. */
export function useVisitColumns(): DeskColumn<VisitRow>[] {
  const t = useTranslations('visits')
  const locale = useLocale()
  const format = useFormatter()
  const about = ({ kind, checkId }: VisitRow) =>
    checkId ? (
      <a href={`/coordinator/checks/${checkId}`} className="link">
        {t(`kinds.${kind}`)}
      </a>
    ) : (
      t(`kinds.${kind}`)
    )
  return [
    {
      key: 'household',
      title: t('household'),
      cell: (row) => (
        <>
          <a href={`/coordinator/registry/${row.householdId}#follow-ups`} className="link whitespace-nowrap">
            {row.maskedName} <span className="tabular">{row.householdCode}</span>
          </a>
          <span className="block text-soft">{inLocale(locale, row.villageZh, row.villageEn)}</span>
        </>
      ),
    },
    { key: 'due', title: t('due'), cell: (row) => <VisitDue visit={row} /> },
    { key: 'helper', title: t('helper'), cell: (row) => <span className="whitespace-nowrap">{row.helper}</span> },
    { key: 'about', title: t('about'), cell: about },
    {
      key: 'reason',
      title: t('reason'),
      cell: ({ reason }) => <span className="inline-block min-w-40">{reason}</span>,
    },
    {
      key: 'planned',
      title: t('planned'),
      cell: ({ plannedBy, openedAt }) => (
        <span className="whitespace-nowrap">
          {plannedBy ?? '—'}
          <span className="block text-soft tabular">{format.dateTime(openedAt, 'day')}</span>
        </span>
      ),
    },
    {
      key: 'outcome',
      title: t('outcome'),
      cell: (row) =>
        row.ending && row.closedAt ? (
          <span className="inline-block min-w-40">
            <VisitEnding ending={row.ending} />
            <VisitOutcome visit={row} />
            <span className="mt-1 block text-soft">
              {row.closedBy ?? ''} {format.dateTime(row.closedAt, 'day')}
            </span>
          </span>
        ) : (
          <a href={`/coordinator/registry/${row.householdId}#follow-ups`} className="link whitespace-nowrap">
            {t('settle')}
          </a>
        ),
    },
  ]
}
