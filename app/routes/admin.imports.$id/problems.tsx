import { useLocale, useTranslations } from 'use-intl'
import { columnsOf, type RowProblem, sheetNames } from '#domain/catalog/sheet.ts'
import { inLocale } from '#domain/locale.ts'
import { ImportProblems } from '../admin/import-problems.tsx'

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
    <ImportProblems
      area="admin.imports"
      problems={problems}
      where={({ subject, row }) => `${subject ? `${sheetNames[subject][locale]} · ` : ''}${t('row', { row })}`}
      columnName={columnName}
      sentence={({ rule }) => words(rule)}
    />
  )
}
