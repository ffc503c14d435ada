import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Step } from './step.tsx'

const failures = ['insufficient_funds', 'declined', 'limit_exceeded', 'cancelled_in_app'] as const

/** Not paid yet: how long the goods are kept, what became of the last visit to the cashier, and the way on. */
export function HeldStanding({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const last = order.attempts[0]
  const amount = formatMoney(order.totalFen)
  if (order.holdOver) return <Notice tone="warn">{t('held.over')}</Notice>
  const reason = failures.find((code) => code === last?.failureCode) ?? 'other'
  return (
    <>
      <p>{t('held.lead', { time: format.dateTime(order.holdExpiresAt, 'moment') })}</p>
      {last?.state === 'failed' ? (
        <Notice tone="bad">{t('held.failed', { reason: t(`failures.${reason}`) })}</Notice>
      ) : null}
      {last?.state === 'expired' ? <Notice tone="warn">{t('held.left')}</Notice> : null}
      {last?.state === 'opened' ? (
        <Notice>
          {t('held.checking')}{' '}
          <a className="link" href={`/orders/${order.id}`}>
            {t('held.look')}
          </a>
        </Notice>
      ) : null}
      <form method="post" className="mt-4">
        <Button name="intent" value="pay">
          {t(last && last.state !== 'opened' ? 'held.payAgain' : 'held.pay', { amount })}
        </Button>
      </form>
      <Step ask={t('held.cancelAsk')} text={t('held.cancelText')} intent="cancel" act={t('held.cancel')} />
    </>
  )
}
