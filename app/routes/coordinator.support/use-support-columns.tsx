import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { SupportList } from '#server/aid/read-support.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'

type Row = SupportList['rows'][number]

/** Columns of help between households; both lead to their pages. */
export function useSupportColumns(): DeskColumn<Row>[] {
  const t = useTranslations('aid.support')
  const kinds = useTranslations('evidence.kinds')
  const locale = useLocale()
  const household = (id: string, name: string, code: string) => (
    <a href={`/coordinator/households/${id}`} className="link whitespace-nowrap">
      {name} <span className="block text-soft tabular">{code}</span>
    </a>
  )
  return [
    {
      key: 'giver',
      title: t('giver'),
      sort: 'giver',
      cell: (row) => household(row.giverId, row.giverName, row.giverCode),
    },
    {
      key: 'receiver',
      title: t('receiver'),
      sort: 'receiver',
      cell: (row) => household(row.receiverId, row.receiverName, row.receiverCode),
    },
    { key: 'kind', title: t('kind'), sort: 'kind', cell: (row) => t(`kinds.${row.kind}`) },
    {
      key: 'description',
      title: t('description'),
      cell: (row) => (
        <span className="inline-block min-w-40">{inLocale(locale, row.descriptionZh, row.descriptionEn)}</span>
      ),
    },
    { key: 'quantity', title: t('quantity'), sort: 'quantity', numeric: true, cell: (row) => row.quantity },
    { key: 'value', title: t('worth'), sort: 'value', numeric: true, cell: (row) => <Yuan fen={row.valueFen} /> },
    {
      key: 'day',
      title: t('day'),
      sort: 'day',
      cell: (row) => (
        <span className="whitespace-nowrap tabular">
          {row.day}
          <span className="block text-soft">{row.recordedBy}</span>
        </span>
      ),
    },
    {
      key: 'papers',
      title: t('papers'),
      cell: (row) =>
        row.evidence.map(({ id, kind }) => (
          <a key={id} href={`/coordinator/evidence/${id}`} className="link block whitespace-nowrap">
            {kinds(kind)}
          </a>
        )),
    },
  ]
}
