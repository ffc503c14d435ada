import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { type ImportKind, type ImportProblem, sheetColumns } from '#domain/registry/sheets.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Notice } from '../../components/notice.tsx'
import type { MessageKey } from '../../i18n/message-key.ts'
import { Part } from '../admin/desk-head.tsx'

/** What is wrong with the rows of a sheet, by row and column. */
export function Problems({ kind, problems }: { kind: ImportKind; problems: readonly ImportProblem[] }) {
  const t = useTranslations('registry.imports')
  const words = useTranslations()
  const locale = useLocale()
  const columnName = ({ column }: ImportProblem) => {
    const field = sheetColumns[kind].find(({ name }) => name === column)
    return field ? inLocale(locale, field.zh, field.en) : column
  }
  const sentence = ({ rule }: ImportProblem) => {
    const keys = [`registry.invalid.${rule}`, `admin.invalid.${rule}`, `shell.error.${rule}`] as MessageKey[]
    const key = keys.find((one) => words.has(one)) ?? 'registry.invalid.refused'
    return words(key as 'registry.invalid.refused')
  }
  return (
    <Part title={t('problems')}>
      <Notice tone="bad">{t('fixFirst')}</Notice>
      <DataTable
        caption={t('problems')}
        rows={problems}
        rowKey={({ row, column, rule, text }) => `${row}:${column}:${rule}:${text}`}
        columns={[
          { key: 'row', title: t('rows'), cell: ({ row }) => t('row', { row }) },
          { key: 'column', title: t('column'), cell: columnName },
          { key: 'text', title: t('written'), cell: ({ text }) => text },
          { key: 'rule', title: t('wrongWhy'), cell: sentence },
        ]}
      />
    </Part>
  )
}
