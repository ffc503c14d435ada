import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Behind as BehindRows, BookedRow, MovementRow } from '#server/payments/reconciliation/list-transactions.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { Moment, Sum } from '../coordinator.payments/cells.tsx'

/** The provider's movements beside our entries. */
export function Behind({ behind }: { behind: BehindRows }) {
  const t = useTranslations('desk.differences')
  const movements = useMovementColumns()
  const entries = useEntryColumns()
  return (
    <div className="mt-6 grid items-start gap-4 xl:grid-cols-2">
      <Side title={t('movements')} none={behind.movements.length === 0 ? t('movementsNone') : null}>
        <DeskTable caption={t('movements')} columns={movements} rows={behind.movements} rowKey={(row) => row.id} />
      </Side>
      <Side title={t('entries')} none={behind.entries.length === 0 ? t('entriesNone') : null}>
        <DeskTable caption={t('entries')} columns={entries} rows={behind.entries} rowKey={(row) => row.entryId} />
      </Side>
    </div>
  )
}

const Side = ({ title, none, children }: { title: string; none: string | null; children: ReactNode }) => (
  <section className="min-w-0">
    <h3 className="mb-2 text-lg">{title}</h3>
    {none ? <p className="text-sm text-soft">{none}</p> : children}
  </section>
)

function useMovementColumns(): DeskColumn<MovementRow>[] {
  const t = useTranslations('desk')
  return [
    {
      key: 'kind',
      title: t('differences.movement'),
      cell: (row) => (
        <>
          {t(`differences.movementKinds.${row.kind}`)}
          <span className="block max-w-40 truncate font-mono text-soft">{row.id}</span>
        </>
      ),
    },
    {
      key: 'amount',
      title: t('differences.gross'),
      numeric: true,
      cell: (row) => <Sum fen={row.amountFen} currency={row.currency} />,
    },
    {
      key: 'fee',
      title: t('differences.fee'),
      numeric: true,
      cell: (row) => <Sum fen={row.feeFen} currency={row.currency} />,
    },
    { key: 'at', title: t('list.at'), cell: (row) => <Moment at={row.at} /> },
  ]
}

function useEntryColumns(): DeskColumn<BookedRow>[] {
  const t = useTranslations('desk')
  const kinds = useTranslations('coordinator.entryKinds')
  return [
    {
      key: 'kind',
      title: t('differences.entry'),
      cell: (row) => (
        <>
          {kinds(row.kind)}
          <span className="block max-w-40 truncate font-mono text-soft">{row.cause}</span>
        </>
      ),
    },
    {
      key: 'amount',
      title: t('differences.booked'),
      numeric: true,
      cell: (row) => <Sum fen={row.fen} currency={row.currency} />,
    },
    { key: 'at', title: t('list.at'), cell: (row) => <Moment at={row.occurredAt} /> },
  ]
}
