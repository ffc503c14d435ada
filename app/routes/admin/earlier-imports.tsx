import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Badge } from '../../components/card.tsx'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Part } from './desk-head.tsx'

interface Imported {
  id: string
  fileName: string
  state: 'checked' | 'applied' | 'undone'
  uploader: string | null
  uploadedAt: Date
}

const tones = { checked: 'warn', applied: 'good', undone: 'plain' } as const

/**
 * Files that were imported before, or checked. @param props.area where the words of it are
 * @param props.path the page of each lies beneath it
 * @param props.note what is said beside a file's name
 * @param props.counts what came of it, in figures
 */
export function EarlierImports<Row extends Imported>(props: {
  area: 'admin.imports' | 'registry.imports'
  path: string
  imports: readonly Row[]
  note?: (row: Row) => ReactNode
  counts: readonly Column<Row>[]
}) {
  const { path, imports, note, counts } = props
  const t = useTranslations(props.area)
  const format = useFormatter()
  return (
    <Part title={t('earlier')}>
      {imports.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <DataTable
          caption={t('earlier')}
          rows={imports}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'file',
              title: t('name'),
              cell: (row) => (
                <a href={`${path}/${row.id}`} className="link">
                  {row.fileName} {note ? <span className="text-soft">{note(row)}</span> : null}
                </a>
              ),
            },
            {
              key: 'state',
              title: t('state'),
              cell: (row) => <Badge tone={tones[row.state]}>{t(`states.${row.state}`)}</Badge>,
            },
            ...counts,
            { key: 'by', title: t('by'), cell: (row) => row.uploader ?? '' },
            { key: 'at', title: t('at'), cell: (row) => format.dateTime(row.uploadedAt, 'moment') },
          ]}
        />
      )}
    </Part>
  )
}
