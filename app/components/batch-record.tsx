import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import type { BatchRecord as Batch } from '#server/catalog/batch-record.ts'
import { BatchEvents } from './batch-events.tsx'
import { BatchPapers } from './batch-papers.tsx'
import { Fold } from './fold.tsx'

/** The record of the animals or harvest the goods come from: the sum of it, its papers, and what happened to it. */
export function BatchRecord({ batch, open = false }: { batch: Batch; open?: boolean }) {
  const t = useTranslations('catalog.batch')
  const locale = useLocale()
  const format = useFormatter()
  const units = (count: number) => counted(locale, count, batch.unit.zh, batch.unit.en)
  const valid = batch.certificates.filter(({ inForce }) => inForce).length
  return (
    <>
      <p className="mb-3 text-soft">
        {t('summary', {
          code: batch.code,
          intake: units(batch.intake),
          survival: format.number(batch.survivalBps / 10_000, 'percent'),
          expected: units(batch.expected),
        })}
      </p>
      <Fold title={t('papers')} note={t('papersInForce', { count: valid })} open={open}>
        <BatchPapers papers={batch.certificates} />
      </Fold>
      <Fold title={t('events')} note={t('eventsCount', { count: batch.events.length })} open={open}>
        <BatchEvents batch={batch} />
      </Fold>
    </>
  )
}
