import { useFormatter, useTranslations } from 'use-intl'
import type { AlarmCode } from '#server/payments/desk/alarms.ts'
import type { Alarm } from '#server/payments/desk/read-alarms.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'

/** Where the rows of each alarm are. */
const rows: Record<AlarmCode, string> = {
  dispute_open: '/disputes',
  refund_failed: '/refunds?state=failed',
  suspense: '/unmatched',
  difference_open: '/differences',
  webhook_silent: '/silent',
  reconciliation_overdue: '#comparison',
  refund_slow: '/refunds?state=slow',
  checkout_unanswered: '/checkouts?state=unanswered',
  jobs_stuck: '/jobs',
}

/** One card for each alarm: how much, since when, what to do. */
export function AlarmCards({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useTranslations('desk.alarms')
  return (
    <section aria-labelledby="alarms">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="alarms" className="text-xl">
          {t('title')}
        </h2>
        <MovingSign />
      </div>
      {alarms.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {alarms.map((alarm) => (
            <AlarmCard key={alarm.code} alarm={alarm} />
          ))}
        </ul>
      )}
    </section>
  )
}

function AlarmCard({ alarm }: { alarm: Alarm }) {
  const t = useTranslations('desk.alarms')
  const format = useFormatter()
  const { code, count, oldest, sumFen, dueAt } = alarm
  const facts = [
    sumFen === null || sumFen === 0n ? null : formatMoney(sumFen),
    oldest ? t('since', { at: format.dateTime(oldest, 'moment') }) : null,
    dueAt ? t('dueAt', { at: format.dateTime(dueAt, 'moment') }) : null,
  ].filter((fact) => fact !== null)
  return (
    <li className="grid items-center gap-x-6 gap-y-2 rounded-lg border border-line bg-card p-4 md:grid-cols-[1fr_auto]">
      <div>
        <h3 className="text-lg">{t(`${code}.title`, { count })}</h3>
        <p className="text-sm tabular">{facts.join(' · ')}</p>
        <p className="mt-1 max-w-prose text-sm text-soft">{t(`${code}.act`)}</p>
      </div>
      <ButtonLink
        look="quiet"
        href={`/coordinator/payments${rows[code]}`}
        aria-label={`${t('show')} · ${t(`${code}.title`, { count })}`}
      >
        {t('show')}
      </ButtonLink>
    </li>
  )
}
