import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { type ImportKind, type ImportProblem, sheetColumns } from '#domain/registry/sheets.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { ImportProblems } from '../admin/import-problems.tsx'

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
    <ImportProblems
      area="registry.imports"
      problems={problems}
      where={({ row }) => t('row', { row })}
      columnName={columnName}
      sentence={sentence}
    />
  )
}
