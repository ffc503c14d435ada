import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { Surveyed } from '#server/reports/read-surveyed.ts'
import type { DistrictTarget } from '#server/reports/read-targets.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { percent, perEach } from '../coordinator/amounts.tsx'

/** What stands beside what sales brought, and is never added to it: what households said a whole year brought them. */
export function SurveyedBox({ surveyed }: { surveyed: Surveyed | null }) {
  const t = useTranslations('reports')
  if (!surveyed) return null
  const perHead = perEach(surveyed.netFen, surveyed.members)
  return (
    <section aria-labelledby="surveyed" className="rounded-lg border border-line bg-card p-3 md:p-4">
      <h2 id="surveyed" className="text-base">
        {t('surveyed.title', { year: String(surveyed.year) })}
      </h2>
      <p className="mt-1 font-display text-xl tabular">
        {perHead === null ? '–' : t('surveyed.perHead', { amount: formatMoney(perHead) })}
      </p>
      <p className="text-xs text-soft">{t('surveyed.note', { households: surveyed.households })}</p>
    </section>
  )
}

/** Targets of the year in this scope together, what was sold and what is missing. */
export function TargetBox({ year, districts }: { year: number; districts: readonly DistrictTarget[] }) {
  const t = useTranslations('reports')
  const locale = useLocale()
  const set = districts.filter(({ targetFen }) => targetFen !== null)
  if (set.length === 0) return null
  const target = set.reduce((sum, { targetFen }) => sum + (targetFen ?? 0n), 0n)
  const sold = set.reduce((sum, { soldFen }) => sum + soldFen, 0n)
  const reached = Number((sold * 10_000n) / target)
  const [only] = set.length === 1 ? set : []
  return (
    <section aria-labelledby="target" className="rounded-lg border border-line bg-card p-3 md:p-4">
      <h2 id="target" className="text-base">
        <a href={`/coordinator/targets?year=${year}`} className="link">
          {only
            ? t('targets.boxOf', { year: String(year), name: inLocale(locale, only.nameZh, only.nameEn) })
            : t('targets.box', { year: String(year), count: set.length })}
        </a>
      </h2>
      <p className="mt-1 font-display text-xl tabular">
        {t('targets.soldOf', { sold: formatMoney(sold), target: formatMoney(target) })}
      </p>
      <span className="mt-1 block h-2.5 rounded-sm bg-paper-deep" aria-hidden="true">
        <span className="block h-full rounded-sm bg-accent" style={{ width: `${Math.min(100, reached / 100)}%` }} />
      </span>
      <p className="mt-1 text-xs text-soft tabular">
        {target > sold
          ? t('targets.missing', { gap: formatMoney(target - sold), reached: percent(reached) })
          : t('targets.over', { reached: percent(reached) })}
      </p>
    </section>
  )
}
