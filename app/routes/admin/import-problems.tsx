import { useTranslations } from 'use-intl'
import { DataTable } from '../../components/data-table.tsx'
import { Notice } from '../../components/notice.tsx'
import { Part } from './desk-head.tsx'

/** A cell of a sheet that breaks a rule: the number of its row, what is written there. */
interface Problem {
  row: number
  column: string
  text: string
  rule: string
}

/** What is wrong with the rows of a sheet, by row and column. @param props.area where the words of it are */
export function ImportProblems<Row extends Problem>(props: {
  area: 'admin.imports' | 'registry.imports'
  problems: readonly Row[]
  where: (problem: Row) => string
  columnName: (problem: Row) => string
  sentence: (problem: Row) => string
}) {
  const t = useTranslations(props.area)
  const { problems, where } = props
  return (
    <Part title={t('problems')}>
      <Notice tone="bad">{t('fixFirst')}</Notice>
      <DataTable
        caption={t('problems')}
        rows={problems}
        rowKey={(problem) => `${where(problem)}:${problem.column}:${problem.rule}:${problem.text}`}
        columns={[
          {
            key: 'where',
            title: t('where'),
            cell: (problem) => (
              <>
                <span className="block text-soft">{where(problem)}</span>
                {props.columnName(problem)}
              </>
            ),
          },
          {
            key: 'rule',
            title: t('wrongWhy'),
            cell: (problem) => (
              <>
                {props.sentence(problem)}
                {problem.text ? <span className="block text-soft">{t('written', { text: problem.text })}</span> : null}
              </>
            ),
          },
        ]}
      />
    </Part>
  )
}
