import { useFormatter, useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Session } from './route.tsx'

/** A session that takes no payment any more: what became of it, and the way back to the order. */
export function Ended({ session, state }: { session: Session; state: Exclude<Session['state'], 'open'> }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  const amount = formatMoney(session.amountFen)
  const method = session.method ? t(`methods.${session.method}`) : ''
  const reason = session.failureCode ? t(`failures.${session.failureCode}`) : ''
  const words = {
    processing: { title: t('processing.title'), text: t('processing.text', { amount, method }) },
    paid: { title: t('paid.title'), text: t('paid.text', { amount, method }) },
    failed: { title: t('failed.title'), text: t('failed.text', { reason }) },
    expired: { title: t('closed.title'), text: t('closed.text') },
    over: { title: t('over.title'), text: t('over.text', { time: format.dateTime(session.expiresAt, 'time') }) },
  }[state]
  return (
    <>
      <Notice tone={state === 'paid' ? 'good' : 'info'} title={words.title}>
        {words.text}
      </Notice>
      <ButtonLink href={session.returnUrl} wide>
        {t('back')}
      </ButtonLink>
    </>
  )
}
