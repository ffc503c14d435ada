import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { SEND_BACK_DAYS } from '#domain/claim-rules.ts'
import type { ClaimState } from '#domain/claim-states.ts'
import { inLocale } from '#domain/locale.ts'
import type { ClaimView } from '#server/claims/claim-view.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { Step } from '../orders.$id/step.tsx'

type Answered = { trackingNo: string; error: string } | undefined

/** Where a claim stands, in words, and what its buyer can do now. */
export function ClaimStanding({ claim, answered }: { claim: ClaimView; answered: Answered }) {
  const t = useTranslations('claims.one')
  const locale = useLocale()
  const district = inLocale(locale, claim.district.nameZh, claim.district.nameEn)
  const parts: Record<ClaimState, () => ReactNode> = {
    open: () => <Notice>{t(claim.kind === 'returned' ? 'openReturned' : 'open', { district })}</Notice>,
    agreed: () => <Agreed claim={claim} answered={answered} />,
    sent_back: () => <Notice>{t('sentBack', { tracking: claim.returnTrackingNo ?? '' })}</Notice>,
    refunded: () => <Refunded claim={claim} />,
    rejected: () => <Rejected claim={claim} />,
    withdrawn: () => (
      <Notice>
        {t('withdrawn')} {t('withdrawnAgain')}
      </Notice>
    ),
  }
  return (
    <>
      {parts[claim.state]()}
      {claim.state === 'open' || claim.state === 'agreed' ? (
        <Step ask={t('withdrawAsk')} text={t('withdrawText')} intent="withdraw" act={t('withdraw')} />
      ) : null}
    </>
  )
}

function Agreed({ claim, answered }: { claim: ClaimView; answered: Answered }) {
  const t = useTranslations('claims.one')
  const format = useFormatter()
  const agreed = claim.history.findLast(({ to }) => to === 'agreed')
  const until = new Date((agreed?.at ?? claim.openedAt).getTime() + SEND_BACK_DAYS * 24 * 3_600_000)
  return (
    <>
      <Notice tone="good" title={t('agreed', { time: format.dateTime(until, 'moment') })}>
        <p className="whitespace-pre-line">{agreed?.reason}</p>
      </Notice>
      <form method="post">
        <TextField
          name="trackingNo"
          label={t('trackingNo')}
          hint={t('trackingHint')}
          defaultValue={answered?.trackingNo}
          errors={answered?.error}
          maxLength={40}
          autoCapitalize="characters"
          required
        />
        <Button name="intent" value="sent">
          {t('sent')}
        </Button>
      </form>
    </>
  )
}

function Refunded({ claim: { refund, decisionReason } }: { claim: ClaimView }) {
  const t = useTranslations('claims.one')
  const amount = formatMoney(refund?.amountFen ?? 0n)
  return (
    <Notice tone="good" title={t(refund?.state === 'succeeded' ? 'refunded' : 'refundedSlow', { amount })}>
      {decisionReason}
    </Notice>
  )
}

function Rejected({ claim }: { claim: ClaimView }) {
  const t = useTranslations('claims.one')
  return (
    <>
      <Notice tone="warn">{t('rejected', { reason: claim.decisionReason ?? '' })}</Notice>
      <Notice title={t('whom')}>{t('whomText', { number: orderNumber(claim.orderNumber) })}</Notice>
    </>
  )
}
