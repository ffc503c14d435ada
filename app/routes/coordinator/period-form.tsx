import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { incomeStages } from '#domain/income-stages.ts'
import { type LinkageType, linkageTypes, paysPerSale } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import type { SessionChoice } from '#server/households/list-sessions.ts'
import type { ReportPeriod } from '#server/households/report-period.ts'
import { Button } from '../../components/button.tsx'
import { Labelled } from './labelled.tsx'
import type { Asked } from './report-query.ts'

const named = ['today', 'month', 'year'] as const

/** Which period, channel and state a report shows: a plain form that changes the address. */
export function PeriodForm(props: {
  path: string
  asked: Asked
  period: ReportPeriod
  sessions: readonly SessionChoice[]
  withState?: boolean
}) {
  const { path, asked, period, sessions } = props
  const t = useTranslations('coordinator')
  const words = useTranslations('reports')
  const locale = useLocale()
  const format = useFormatter()
  const months = /^\d{4}-\d{2}$/.test(period.key) ? [period.key] : []
  return (
    <search aria-label={t('period.label')}>
      <form
        method="get"
        action={path}
        className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-card p-3 text-sm"
      >
        {(['place', 'level', 'household', 'sort'] as const).map((name) =>
          asked[name] ? <input key={name} type="hidden" name={name} value={asked[name] ?? ''} /> : null,
        )}
        <Labelled label={t('period.period')}>
          <select name="period" defaultValue={period.key} key={period.key} className="control">
            {named.map((key) => (
              <option key={key} value={key}>
                {t(`period.${key}`)}
              </option>
            ))}
            {months.map((month) => (
              <option key={month}>{month}</option>
            ))}
            <option value="range">{t('period.range')}</option>
          </select>
        </Labelled>
        <Labelled label={t('period.from')}>
          <input type="date" name="from" defaultValue={period.fromDay} key={period.fromDay} className="control" />
        </Labelled>
        <Labelled label={t('period.to')}>
          <input type="date" name="to" defaultValue={period.toDay} key={period.toDay} className="control" />
        </Labelled>
        <Labelled label={t('period.session')}>
          <select name="session" defaultValue={asked.session ?? ''} className="control max-w-72">
            <option value="">{t('period.anySession')}</option>
            {sessions.map((session) => (
              <option key={session.id} value={session.id}>
                {`${format.dateTime(session.startedAt, 'monthDay')} ${inLocale(locale, session.titleZh, session.titleEn)}`}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={words('filter.channel')}>
          <select name="channel" defaultValue={asked.channel ?? ''} className="control">
            <option value="">{words('filter.any')}</option>
            {(['shop', 'live'] as const).map((channel) => (
              <option key={channel} value={channel}>
                {t(`channel.${channel}`)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled label={words('filter.type')}>
          <select name="type" defaultValue={asked.type ?? ''} className="control">
            <option value="">{words('filter.any')}</option>
            {(Object.keys(linkageTypes) as LinkageType[]).filter(paysPerSale).map((type) => (
              <option key={type} value={type}>
                {t(`types.${type}`)}
              </option>
            ))}
          </select>
        </Labelled>
        {props.withState ? (
          <Labelled label={t('period.state')}>
            <select name="state" defaultValue={asked.state ?? ''} className="control">
              <option value="">{t('period.anyState')}</option>
              {incomeStages.map((stage) => (
                <option key={stage} value={stage}>
                  {words(`state.${stage}`)}
                </option>
              ))}
            </select>
          </Labelled>
        ) : null}
        {props.withState ? (
          <Labelled label={words('filter.search')}>
            <input type="search" name="q" defaultValue={asked.q ?? ''} maxLength={60} className="control" />
          </Labelled>
        ) : null}
        <Button look="quiet" className="min-h-11">
          {t('period.apply')}
        </Button>
      </form>
    </search>
  )
}
