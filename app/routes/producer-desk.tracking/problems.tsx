import { useTranslations } from 'use-intl'
import type { TrackingOutcome } from '#server/parcels/import-tracking.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { MessageKey } from '../../i18n/message-key.ts'

/** The rows of a list that could not be followed, and why. */
export function Problems({ problems }: { problems: TrackingOutcome['problems'] }) {
  const t = useTranslations()
  const words = t('fulfilment.tracking.wrong', { count: problems.length })
  const why = (rule: string) => {
    const key = `fulfilment.rules.${rule}` as MessageKey
    return t(t.has(key) ? key : 'fulfilment.rules.other')
  }
  return (
    <>
      <p className="mb-2 text-warn">{words}</p>
      <DataTable
        caption={words}
        columns={[
          { key: 'row', title: t('fulfilment.tracking.row'), cell: ({ row }) => row, numeric: true },
          { key: 'code', title: t('fulfilment.tracking.code'), cell: ({ code }) => code },
          { key: 'why', title: t('fulfilment.tracking.why'), cell: ({ rule }) => why(rule) },
        ]}
        rows={problems}
        rowKey={({ row }) => row}
      />
    </>
  )
}
