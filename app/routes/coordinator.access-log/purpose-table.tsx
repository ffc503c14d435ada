import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { AccessLog, AccessRow } from '#server/households/list-access.ts'
import { EmptyState } from '../../components/notice.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { purposeWords } from '../coordinator/purpose.ts'

/** The purposes that were given, each of which opens a household's identity for a while. */
export function PurposeTable({ log, sortedAt }: { log: AccessLog; sortedAt: (sort: string) => string }) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  if (log.count === 0) return <EmptyState title={t('access.emptyTitle')}>{t('access.empty')}</EmptyState>
  return (
    <DeskTable
      caption={t('access.caption')}
      rows={log.rows}
      rowKey={(row) => row.id}
      sorted={{ sort: log.sort, descending: log.descending, href: sortedAt }}
      columns={[
        {
          key: 'at',
          title: t('access.at'),
          sort: 'at',
          cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.at, 'full')}</span>,
        },
        { key: 'person', title: t('access.person'), sort: 'person', cell: (row) => row.person },
        {
          key: 'household',
          title: t('access.household'),
          sort: 'household',
          cell: (row) => <Subject row={row} />,
        },
        {
          key: 'village',
          title: t('access.village'),
          cell: (row) => inLocale(locale, row.villageZh ?? '', row.villageEn ?? ''),
        },
        { key: 'kind', title: t('access.kind'), cell: (row) => <Kind row={row} /> },
        {
          key: 'purpose',
          title: t('access.purpose'),
          cell: (row) => (
            <span className="inline-block min-w-48">{row.evidence ? null : purposeWords(row.purpose).words}</span>
          ),
        },
        {
          key: 'until',
          title: t('access.until'),
          cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.until, 'time')}</span>,
        },
      ]}
    />
  )
}

/** The household, or the paper that was opened instead. */
function Subject({ row: { householdId, householdCode, evidence } }: { row: AccessRow }) {
  const t = useTranslations('privacy.log')
  if (evidence)
    return (
      <a href={`/coordinator/evidence/${evidence.id}`} className="link whitespace-nowrap">
        {t('paper')}
      </a>
    )
  if (!householdId) return <span className="whitespace-nowrap text-soft">{t('notRegistered')}</span>
  return (
    <a href={`/coordinator/households/${householdId}`} className="link whitespace-nowrap">
      {householdCode}
    </a>
  )
}

function Kind({ row: { purpose, evidence } }: { row: AccessRow }) {
  const t = useTranslations()
  const { kind } = purposeWords(purpose)
  const purposeOf = kind ? t(`coordinator.identity.kinds.${kind}`) : ''
  return <span className="whitespace-nowrap">{evidence ? t(`evidence.kinds.${evidence.kind}`) : purposeOf}</span>
}
