import type { SubmissionResult } from '@conform-to/dom'
import { useForm } from '@conform-to/react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatYuan } from '#domain/money.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { PracticePart } from './practice-part.tsx'
import type { Session } from './route.tsx'

export type AnsweredRefund = SubmissionResult<string[]> | undefined

/** What can become of money that was paid: the cashier gives it back, a bank returns it, a bank takes it. */
export function PracticeMoney({ session, answered }: { session: Session; answered: AnsweredRefund }) {
  const t = useTranslations('cashier.practiceBox')
  const format = useFormatter()
  const { arrivesAt, dispute, leftFen } = session
  if (arrivesAt)
    return (
      <p className="mt-4 border-t border-line pt-4">{t('onItsWay', { time: format.dateTime(arrivesAt, 'time') })}</p>
    )
  const left = formatMoney(leftFen)
  const open = dispute?.state === 'needs_response' || dispute?.state === 'warning_needs_response'
  return (
    <>
      {leftFen > 0n && !(open || dispute?.state === 'lost') ? (
        <RefundByHand session={session} answered={answered} />
      ) : null}
      {session.refunds.map((refund) => (
        <PaidBack key={refund.id} refund={refund} />
      ))}
      {dispute ? <Disputed dispute={dispute} open={open} /> : null}
      {!dispute && leftFen > 0n ? (
        <PracticePart intent="dispute" act={t('dispute', { amount: left })} hint={t('disputeHint')} />
      ) : null}
    </>
  )
}

function RefundByHand({ session, answered }: { session: Session; answered: AnsweredRefund }) {
  const t = useTranslations('cashier.practiceBox')
  const [, fields] = useForm<{ amount: string }, string[]>({
    id: 'refund',
    lastResult: answered,
    defaultValue: { amount: formatYuan(session.leftFen) },
  })
  return (
    <PracticePart intent="refund" act={t('refund')} hint={t('refundHint')}>
      <input type="hidden" name="key" value={session.refundKey} />
      <TextField
        field={fields.amount}
        label={t('refundAmount')}
        hint={t('refundLeft', { left: formatMoney(session.leftFen) })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={13}
      />
    </PracticePart>
  )
}

function PaidBack({ refund }: { refund: Session['refunds'][number] }) {
  const t = useTranslations('cashier.practiceBox')
  const format = useFormatter()
  const said = { amount: formatMoney(refund.amountFen), time: format.dateTime(refund.createdAt, 'moment') }
  if (refund.state === 'failed')
    return <p className="mt-5 border-t border-line pt-4 text-sm text-soft">{t('returned', said)}</p>
  return (
    <PracticePart intent="return" act={t('return')} hint={t('returnHint')}>
      <input type="hidden" name="refund" value={refund.id} />
      <p className="mb-2">{t(refund.state === 'pending' ? 'refundPending' : 'refunded', said)}</p>
    </PracticePart>
  )
}

function Disputed({ dispute, open }: { dispute: NonNullable<Session['dispute']>; open: boolean }) {
  const t = useTranslations('cashier.practiceBox')
  const amount = formatMoney(dispute.amountFen)
  const decided = dispute.state === 'lost' ? 'lostBefore' : 'wonBefore'
  if (!open) return <p className="mt-5 border-t border-line pt-4">{t(decided, { amount })}</p>
  return (
    <form method="post" className="mt-5 grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="dispute" value={dispute.id} />
      <p>{t('disputed', { amount })}</p>
      <Button name="intent" value="won" look="quiet" wide>
        {t('won')}
      </Button>
      <Button name="intent" value="lost" look="quiet" wide>
        {t('lost')}
      </Button>
    </form>
  )
}
