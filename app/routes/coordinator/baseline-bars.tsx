import { useTranslations } from 'use-intl'
import { formatMoney } from '../../i18n/format-money.ts'
import { largest, perEach } from './amounts.tsx'

/**
 * Baseline and contribution side by side, per head; per household beneath. Never added.
 * @param props.baselineFen net income of all those households in their survey year, fen
 * @param props.netFen what sales brought them in the period, fen
 */
export function BaselineBars(props: {
  baselineName: string
  baselineFen: bigint
  netFen: bigint
  members: number
  households: number
}) {
  const t = useTranslations('coordinator')
  const baseline = perEach(props.baselineFen, props.members) ?? 0n
  const contribution = perEach(props.netFen, props.members) ?? 0n
  const most = largest([baseline, contribution], 1n)
  const width = (fen: bigint) => `${fen > 0n ? Math.max(1, Number((fen * 1000n) / most) / 10) : 0}%`
  const perHousehold = perEach(props.netFen, props.households)
  return (
    <section aria-labelledby="baseline" className="rounded-lg border border-line bg-card p-3 md:p-4">
      <h2 id="baseline" className="text-base">
        {t('baseline.title')}
      </h2>
      <dl className="mt-2 grid gap-3 text-sm">
        <div>
          <dt className="text-soft">{props.baselineName}</dt>
          <dd className="tabular">
            {formatMoney(baseline)} <span className="text-soft">{t('income.perHeadUnit')}</span>
            <Bar width={width(baseline)} look="bg-line-strong" />
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t('baseline.contribution')}</dt>
          <dd className="tabular">
            {formatMoney(contribution)} <span className="text-soft">{t('income.perHeadUnit')}</span>
            <Bar width={width(contribution)} look="bg-accent" />
          </dd>
        </div>
        <div>
          <dt className="text-soft">{t('baseline.contributionHousehold')}</dt>
          <dd className="tabular">
            {perHousehold === null ? t('income.none') : formatMoney(perHousehold)}{' '}
            <span className="text-soft">{t('income.perHouseholdUnit')}</span>
          </dd>
        </div>
      </dl>
      <p className="mt-3 text-xs text-soft">{t('baseline.note')}</p>
    </section>
  )
}

const Bar = ({ width, look }: { width: string; look: string }) => (
  <span className="mt-1 block h-2.5 rounded-sm bg-paper-deep" aria-hidden="true">
    <span className={`block h-full rounded-sm ${look}`} style={{ width }} />
  </span>
)
