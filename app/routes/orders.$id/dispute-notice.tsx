import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useSentences } from './use-sentences.ts'

/** The buyer's own bank asks for the payment back, or did and let it be. One that it won is told with the refunds. */
export function DisputeNotices({ order }: { order: OrderView }) {
  const t = useTranslations('orders.dispute')
  const format = useFormatter()
  const say = useSentences()
  return order.disputes.map(({ state, amountFen, openedAt, closedAt }) => {
    const said = { amount: formatMoney(amountFen), time: format.dateTime(closedAt ?? openedAt, 'moment') }
    if (state === 'lost') return null
    if (state === 'won') return <Notice key={openedAt.getTime()}>{t('won', said)}</Notice>
    return (
      <Notice key={openedAt.getTime()} tone="warn" title={t('title', said)}>
        {say(t('text'), order.state === 'paid' || order.state === 'packed' ? t('notSent') : null, t('mistake'))}
      </Notice>
    )
  })
}
