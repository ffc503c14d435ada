import { useLocale, useTranslations } from 'use-intl'
import { columnsOf, type RowProblem, sheetNames } from '#domain/catalog/sheet.ts'
import { inLocale } from '#domain/locale.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Notice } from '../../components/notice.tsx'
import { Part } from '../admin/desk-head.tsx'

/** What is wrong with the rows of a file, by sheet, row and column. */
export function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const t = useTranslations('admin.imports')
  const words = useTranslations('admin.invalid')
  const locale = useLocale()
  const columnName = ({ subject, column }: RowProblem) => {
    const heading = subject && columnsOf(subject).find(({ name }) => name === column)
    return heading ? inLocale(locale, heading.zh, heading.en) : column
  }
  return (
    <Part title={t('problems')}>
      <Notice tone="bad">{t('fixFirst')}</Notice>
      <DataTable
        caption={t('problems')}
        rows={problems}
        rowKey={({ subject, row, column, rule }) => `${subject}:${row}:${column}:${rule}`}
        columns={[
          {
            key: 'row',
            title: t('where'),
            cell: ({ subject, row }) => `${subject ? `${sheetNames[subject][locale]} · ` : ''}${t('row', { row })}`,
          },
          { key: 'column', title: t('column'), cell: columnName },
          { key: 'text', title: t('written'), cell: ({ text }) => text },
          { key: 'rule', title: t('wrong'), cell: ({ rule }) => words(rule) },
        ]}
      />
    </Part>
  )
}
