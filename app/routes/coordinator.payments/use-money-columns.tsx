import { useTranslations } from 'use-intl'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { OrderCell, ProviderCell, Sum } from './cells.tsx'

/** Columns that several lists of the desk have. */
export function useMoneyColumns() {
  const t = useTranslations('desk.list')
  const amount: DeskColumn<{ amountFen: bigint; currency?: string }> = {
    key: 'amount',
    title: t('amount'),
    sort: 'amount',
    numeric: true,
    cell: (row) => <Sum fen={row.amountFen} currency={row.currency} />,
  }
  const order: DeskColumn<{ orderNumber: bigint | null; lineId: string | null }> = {
    key: 'order',
    title: t('order'),
    sort: 'order',
    cell: (row) => <OrderCell {...row} />,
  }
  /** @param idOf the provider's own number of what the row is about */
  const provider = <Row extends { provider: string; sessionId: string | null }>(
    idOf: (row: Row) => string | null,
    sort?: 'provider',
  ): DeskColumn<Row> => ({
    key: 'provider',
    title: t('provider'),
    sort,
    cell: (row) => <ProviderCell provider={row.provider} id={idOf(row)} sessionId={row.sessionId} />,
  })
  return { amount, order, provider }
}
