import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ReadLog, ReadRow } from '#server/households/list-reads.ts'
import type { AccessLogCheck } from '#server/households/verify-access-log.ts'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { fieldWords } from '../coordinator/field-words.ts'
import { purposeWords } from '../coordinator/purpose.ts'

/** Whether every row still is what it was when it was written. */
export function ChainSign({ check }: { check: AccessLogCheck }) {
  const t = useTranslations('privacy.log')
  if (check.broken === null) return <p className="text-sm text-soft">{t('holds', { count: Number(check.rows) })}</p>
  return (
    <Notice tone="bad" title={t('brokenTitle')}>
      {t('broken', { number: String(check.broken) })}
    </Notice>
  )
}

/** Every read of personal data: whose, what, when, why and by whom. */
export function ReadTable({ log, sortedAt }: { log: ReadLog; sortedAt: (sort: string) => string }) {
  const t = useTranslations()
  const locale = useLocale()
  const format = useFormatter()
  if (log.count === 0) return <EmptyState title={t('privacy.log.emptyTitle')}>{t('privacy.log.empty')}</EmptyState>
  const kindOf = ({ purpose }: ReadRow) => {
    const { kind } = purposeWords(purpose)
    return kind ? t(`coordinator.identity.kinds.${kind}`) : ''
  }
  const columns: DeskColumn<ReadRow>[] = [
    {
      key: 'at',
      title: t('coordinator.access.at'),
      sort: 'at',
      cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.at, 'full')}</span>,
    },
    {
      key: 'person',
      title: t('coordinator.access.person'),
      sort: 'person',
      cell: (row) => row.person ?? t('privacy.log.system'),
    },
    {
      key: 'household',
      title: t('coordinator.access.household'),
      sort: 'household',
      cell: (row) => (
        <a href={`/coordinator/households/${row.householdId}`} className="link whitespace-nowrap">
          {row.householdCode}
        </a>
      ),
    },
    {
      key: 'village',
      title: t('coordinator.access.village'),
      cell: (row) => inLocale(locale, row.villageZh, row.villageEn),
    },
    { key: 'fields', title: t('privacy.log.fields'), cell: (row) => fieldWords(t, locale, row.fields) },
    {
      key: 'kind',
      title: t('coordinator.access.kind'),
      cell: (row) => <span className="whitespace-nowrap">{kindOf(row)}</span>,
    },
    {
      key: 'purpose',
      title: t('coordinator.access.purpose'),
      cell: (row) => <span className="inline-block min-w-48">{purposeWords(row.purpose).words}</span>,
    },
    { key: 'number', title: t('privacy.log.number'), numeric: true, cell: (row) => String(row.number) },
  ]
  return (
    <DeskTable
      caption={t('privacy.log.caption')}
      rows={log.rows}
      rowKey={(row) => String(row.number)}
      sorted={{ sort: log.sort, descending: log.descending, href: sortedAt }}
      columns={columns}
    />
  )
}
