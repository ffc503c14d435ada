import { useTranslations } from 'use-intl'
import type { CostRow } from '#server/batches/read-costs.ts'
import { Badge } from '../../components/card.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'

/** Every cost of a batch and what cancels one, the newest first. */
export function CostTable({ rows }: { rows: readonly CostRow[] }) {
  const t = useTranslations('aid.costs')
  const kinds = useTranslations('evidence.kinds')
  return (
    <DeskTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'day', title: t('day'), cell: (row) => <span className="tabular">{row.day}</span>, foot: '' },
        {
          key: 'kind',
          title: t('kind'),
          foot: '',
          cell: (row) => (
            <>
              {t(`kinds.${row.kind}`)} {row.reversesId ? <Badge>{t('reversal')}</Badge> : null}
              {row.takenBack ? <Badge>{t('takenBack')}</Badge> : null}
            </>
          ),
        },
        {
          key: 'amount',
          title: t('amount'),
          numeric: true,
          cell: (row) => <Yuan fen={row.amountFen} />,
          foot: <Yuan fen={rows.reduce((sum, { amountFen }) => sum + amountFen, 0n)} />,
        },
        { key: 'note', title: t('note'), cell: (row) => row.note, foot: '' },
        { key: 'by', title: t('by'), cell: (row) => row.by, foot: '' },
        {
          key: 'papers',
          title: t('papers'),
          foot: '',
          cell: (row) =>
            row.evidence.map(({ id, kind }) => (
              <a key={id} href={`/coordinator/evidence/${id}`} className="link block whitespace-nowrap">
                {kinds(kind)}
              </a>
            )),
        },
      ]}
    />
  )
}
