import { useTranslations } from 'use-intl'
import type { CheckoutRow } from '#server/payments/desk/list-checkouts.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { Moment } from '../coordinator.payments/cells.tsx'
import { useMoneyColumns } from '../coordinator.payments/use-money-columns.tsx'

export function useCheckoutColumns(): DeskColumn<CheckoutRow>[] {
  const t = useTranslations('desk')
  const orderStates = useTranslations('coordinator.orderStates')
  const columns = useMoneyColumns()
  return [
    {
      key: 'order',
      title: t('list.order'),
      sort: 'order',
      cell: (row) => <span className="tabular">{String(row.orderNumber)}</span>,
    },
    { key: 'ask', title: t('checkouts.askColumn'), cell: (row) => <AskNow row={row} /> },
    { key: 'at', title: t('checkouts.opened'), sort: 'at', cell: (row) => <Moment at={row.openedAt} ago /> },
    columns.amount,
    {
      key: 'state',
      title: t('list.state'),
      sort: 'state',
      cell: (row) => (
        <Badge tone={row.state === 'processing' ? 'warn' : 'plain'}>{t(`checkouts.state.${row.state}`)}</Badge>
      ),
    },
    {
      key: 'orderState',
      title: t('checkouts.orderState'),
      cell: (row) => <span className="whitespace-nowrap">{orderStates(row.orderState)}</span>,
    },
    {
      key: 'checked',
      title: t('checkouts.checked'),
      sort: 'checked',
      cell: (row) => (row.checkedAt ? <Moment at={row.checkedAt} ago /> : t('checkouts.never')),
    },
    columns.provider((row) => row.sessionId),
  ]
}

function AskNow({ row }: { row: CheckoutRow }) {
  const t = useTranslations('desk.checkouts')
  if (!row.connected) return <span className="text-soft">{t('disconnected')}</span>
  return (
    <form method="post">
      <input type="hidden" name="orderId" value={row.orderId} />
      <Button look="quiet" className="whitespace-nowrap" aria-label={t('askOf', { number: String(row.orderNumber) })}>
        {t('ask')}
      </Button>
    </form>
  )
}
