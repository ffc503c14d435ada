import { useTranslations } from 'use-intl'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { Figure } from '../../components/facts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** The sums of a session, each with what it counts. */
export function ReportFigures({ report }: { report: LiveReport }) {
  const t = useTranslations('report.figures')
  const { peak, sales, conversionBps, messages, speakers } = report
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5">
      <Figure name={t('viewers')} note={peak ? t('viewersNote', { minute: peak.minute + 1 }) : t('notCounted')}>
        {peak ? t('people', { count: peak.viewers }) : '–'}
      </Figure>
      <Figure name={t('revenue')} note={t('orders', { count: sales.orders })}>
        {formatMoney(sales.revenueFen)}
      </Figure>
      <Figure name={t('conversion')} note={t('conversionNote', { buyers: sales.buyers })}>
        {conversionBps === null ? '–' : t('percent', { share: conversionBps / 10_000 })}
      </Figure>
      <Figure name={t('refunds')} note={t('refundsNote', { count: sales.refundedOrders })}>
        {formatMoney(sales.refundedFen)}
      </Figure>
      <Figure name={t('messages')} note={t('speakers', { count: speakers })}>
        {messages}
      </Figure>
    </div>
  )
}
