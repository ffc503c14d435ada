import { useTranslations } from 'use-intl'
import { formatYuan } from '#domain/money.ts'
import type { BatchUnitCost } from '#server/batches/unit-cost.ts'

/** What a unit cost to raise by the books of its batches: a figure to type from, and the batch that it comes from. */
export function UnitCosts({ unitCosts }: { unitCosts: readonly BatchUnitCost[] }) {
  const t = useTranslations('linkage.unitCost')
  const known = unitCosts.flatMap(({ unitFen, ...batch }) => (unitFen === null ? [] : { ...batch, unitFen }))
  if (known.length === 0) return <p className="mb-3 text-sm text-soft">{t('none')}</p>
  return (
    <div className="mb-3 rounded-md border border-line bg-card px-3 py-2 text-sm">
      <p className="font-medium">{t('title')}</p>
      <ul>
        {known.slice(0, 3).map((batch) => (
          <li key={batch.batchId}>
            <a href={`/coordinator/batches/${batch.batchId}`} className="link inline-flex min-h-9 items-center">
              {batch.code}
            </a>{' '}
            {t('of', {
              unit: formatYuan(batch.unitFen),
              cost: formatYuan(batch.costFen),
              surviving: batch.surviving,
              state: batch.released ? 'released' : 'expected',
            })}
          </li>
        ))}
      </ul>
      <p className="text-soft">{t('hint')}</p>
    </div>
  )
}
