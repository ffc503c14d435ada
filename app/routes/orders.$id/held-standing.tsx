import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { failureReason } from './failure-reason.ts'
import { OrderAgain } from './order-again.tsx'
import { Step } from './step.tsx'
import { useSentences } from './use-sentences.ts'

/**
 * Not paid yet: how long the goods are kept, what became of the last visit to the cashier, and the way on.
 * @param unreachable the provider did not answer when the buyer wanted to pay just now
 */
export function HeldStanding({ order, unreachable }: { order: OrderView; unreachable: boolean }) {
  const t = useTranslations('orders.held')
  const format = useFormatter()
  const last = order.attempts[0]
  const deposit = order.depositFen !== null
  const amount = formatMoney(order.depositFen ?? order.totalFen)
  if (last?.state === 'processing')
    return (
      <Notice title={t('processing.title')}>
        {t(order.holdOver ? 'processing.over' : 'processing.text')} <LookNow order={order} />
      </Notice>
    )
  if (order.holdOver) return <Over order={order} />
  const triedBefore = last !== undefined && last.state !== 'opened'
  return (
    <>
      <p>{t('lead', { time: format.dateTime(order.holdExpiresAt, 'moment') })}</p>
      {deposit ? <p>{t('depositText', { total: formatMoney(order.totalFen) })}</p> : null}
      <LastVisit order={order} unreachable={unreachable} />
      <form method="post" className="mt-4">
        <Button name="intent" value="pay">
          {deposit
            ? t(triedBefore ? 'depositAgain' : 'deposit', { amount })
            : t(triedBefore ? 'payAgain' : 'pay', { amount })}
        </Button>
      </form>
      <Step ask={t('cancelAsk')} text={t('cancelText')} intent="cancel" act={t('cancel')} />
    </>
  )
}

function LastVisit({ order, unreachable }: { order: OrderView; unreachable: boolean }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const say = useSentences()
  const last = order.attempts[0]
  if (unreachable || last?.failureCode === 'provider_unavailable')
    return (
      <Notice tone="warn" title={t('held.unreachable.title')}>
        {t('held.unreachable.text')}
      </Notice>
    )
  if (!last || last.failureCode === 'wrong_amount') return null
  if (last.state === 'failed') {
    const reason = t(`failures.${failureReason(last.failureCode)}`)
    return (
      <Notice tone="bad" title={t('held.failed.title', { reason })}>
        {t('held.failed.text')}
      </Notice>
    )
  }
  if (last.state === 'expired') return <Notice tone="warn">{t('held.left')}</Notice>
  const asked = last.checkedAt
    ? t('held.notYet', { time: format.dateTime(last.checkedAt, 'time') })
    : t('held.checking')
  return (
    <Notice>
      {say(asked, t('held.updates'))} <LookNow order={order} />
    </Notice>
  )
}

/** The hold has ended by the clock; a minute later at most the order says so itself, unless it turns out to be paid. */
function Over({ order }: { order: OrderView }) {
  const t = useTranslations('orders.held')
  const asked = order.attempts[0]?.state === 'opened'
  return (
    <>
      <Notice tone="warn">
        {t(asked ? 'overAsking' : 'over')} {asked ? <LookNow order={order} /> : null}
      </Notice>
      {asked ? null : <OrderAgain order={order}>{t('again')}</OrderAgain>}
    </>
  )
}

/** Asks the provider again, as coming back from it does. */
function LookNow({ order }: { order: OrderView }) {
  const t = useTranslations('orders.held')
  return (
    <a className="link inline-block" href={`/orders/${order.id}/return`}>
      {t('look')}
    </a>
  )
}
