import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Mark } from '../../components/logo.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Countdown } from './countdown.tsx'
import type { Session } from './route.tsx'

/** Who is paid, how much, for what and until when. */
export function Bill({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  return (
    <>
      <p className="flex items-center justify-center gap-2">
        <Mark className="size-6" />
        <span className="sr-only">{t('merchant')}</span>
        {t('merchantName')}
      </p>
      <p className="mt-2 text-center text-sm text-soft">{t('amount')}</p>
      <p className="text-center font-display text-4xl tabular">{formatMoney(session.amountFen)}</p>
      <dl className="mt-5 grid gap-1 border-y border-line py-3 text-sm">
        <Line name={t('for')}>{session.description}</Line>
        <Line name={t('reference')}>
          <span className="tabular">{session.id.slice(-12)}</span>
        </Line>
      </dl>
      {session.state === 'open' ? (
        <div className="mt-3 flex flex-wrap justify-between gap-x-4 text-sm text-soft">
          <p>{t('until', { time: format.dateTime(session.expiresAt, 'time') })}</p>
          <Countdown label={t('remaining')} until={session.expiresAt} />
        </div>
      ) : null}
    </>
  )
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4">
    <dt className="shrink-0 text-soft">{name}</dt>
    <dd className="text-right">{children}</dd>
  </div>
)
