import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { fieldNamed } from '#domain/registry/fields.ts'
import type { ChangeRow } from '#server/registry/read-changes.ts'
import { Badge } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'

export const changeTones = { proposed: 'warn', approved: 'good', rejected: 'plain', withdrawn: 'plain' } as const

/** The name of a field that a change touches, as people read it. */
export function useFieldName(): (name: string) => string {
  const t = useTranslations('registry.changes.fields')
  const locale = useLocale()
  return (name) => {
    const field = fieldNamed(name)
    if (field) return inLocale(locale, field.zh, field.en)
    return t.has(name as 'members') ? t(name as 'members') : name
  }
}

/** Changes by household, what they touch, and where they stand. */
export function ChangeTable({ rows }: { rows: readonly ChangeRow[] }) {
  const t = useTranslations('registry.changes')
  const format = useFormatter()
  const fieldName = useFieldName()
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          title: t('what'),
          cell: (row) => (
            <a href={`/coordinator/changes/${row.id}`} className="link">
              {t(`kinds.${row.kind}`)} · {row.maskedName ?? t('newOne')}{' '}
              <span className="text-soft tabular">{row.code}</span>
            </a>
          ),
        },
        {
          key: 'state',
          title: t('state'),
          cell: (row) => <Badge tone={changeTones[row.state]}>{t(`states.${row.state}`)}</Badge>,
        },
        { key: 'fields', title: t('touches'), cell: (row) => format.list(row.fields.map(fieldName), 'names') },
        { key: 'by', title: t('by'), cell: (row) => row.proposer ?? '' },
        { key: 'at', title: t('at'), cell: (row) => format.dateTime(row.proposedAt, 'moment') },
      ]}
    />
  )
}
