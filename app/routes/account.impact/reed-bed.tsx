import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { DistrictImpact } from '#server/impact/read-impact.ts'
import { Money } from '../../components/money.tsx'
import { largest } from '../coordinator/amounts.tsx'
import { Reed } from './reed.tsx'

/** Reeds that stand side by side on a phone. */
const MOST = 5

type Bed = { code: string; name: string; confirmedFen: bigint; provisionalFen: bigint }

const heldOf = ({ confirmedFen, provisionalFen }: Pick<Bed, 'confirmedFen' | 'provisionalFen'>) =>
  confirmedFen + provisionalFen

/** The districts that got most, a reed each; the others together are the last one. */
export function bedsOf(
  districts: readonly DistrictImpact[],
  name: (one: DistrictImpact) => string,
  others: string,
): Bed[] {
  const helped = districts.filter((one) => heldOf(one) > 0n)
  const shown = helped.slice(0, helped.length > MOST + 1 ? MOST : MOST + 1)
  const rest = helped.slice(shown.length)
  const sum = (pick: (one: DistrictImpact) => bigint) => rest.reduce((total, one) => total + pick(one), 0n)
  const beds = shown.map((one) => ({ ...one, name: name(one) }))
  if (rest.length === 0) return beds
  const together = { confirmedFen: sum((one) => one.confirmedFen), provisionalFen: sum((one) => one.provisionalFen) }
  return [...beds, { code: 'others', name: others, ...together }]
}

/** What households of each district got: the taller the reed, the more; its plume is filled once it is theirs for good. */
export function ReedBed({ districts }: { districts: readonly DistrictImpact[] }) {
  const t = useTranslations('impact')
  const locale = useLocale()
  const beds = bedsOf(districts, ({ nameZh, nameEn }) => inLocale(locale, nameZh, nameEn), t('others'))
  const most = largest(beds.map(heldOf), 1n)
  if (beds.length === 0) return null
  return (
    <figure className="rounded-lg border border-line bg-card px-3 pt-4 pb-3 md:px-6">
      <ul className="flex items-end justify-center">
        {beds.map((bed, at) => (
          <li key={bed.code} className="flex min-w-0 flex-1 flex-col items-center text-center md:max-w-40">
            <Reed at={at} height={Number((heldOf(bed) * 1000n) / most) / 1000} plume={plumeOf(bed)} />
            <span className="mt-1 text-xs leading-tight md:text-sm">{bed.name}</span>
            <Money fen={heldOf(bed)} className="text-xs font-medium md:text-base" />
          </li>
        ))}
      </ul>
      <figcaption className="mt-3 flex flex-wrap justify-center gap-x-4 text-xs text-soft md:text-sm">
        <span>{t('chart')}</span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="h-1.5 w-4 rounded-sm bg-accent" />
          {t('solid')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="h-px w-4 bg-line-strong" />
          {t('hollow')}
        </span>
      </figcaption>
    </figure>
  )
}

const plumeOf = ({ confirmedFen, provisionalFen }: Bed) =>
  confirmedFen === 0n ? 'open' : provisionalFen === 0n ? 'done' : 'part'
