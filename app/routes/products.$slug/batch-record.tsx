import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { BatchRecord as Batch } from '#server/catalog/batch-record.ts'
import { Section } from '../../components/page.tsx'

/** The record of the animals or harvest the goods come from, oldest first. */
export function BatchRecord({ batch }: { batch: Batch }) {
  const t = useTranslations('catalog.batch')
  const locale = useLocale()
  const format = useFormatter()
  const unit = batch.unit[locale]
  return (
    <Section title={t('title')} id="batch">
      <p className="mb-3 text-soft">
        {t('summary', {
          code: batch.code,
          intake: batch.intake,
          survival: format.number(batch.survivalBps / 10_000, 'percent'),
          expected: batch.expected,
          unit,
        })}
      </p>
      <ol className="border-l-2 border-line">
        {batch.events.map((event) => (
          <li key={event.id} className="relative py-2 pl-5">
            <span
              className="absolute top-4.5 -left-[0.45rem] size-3 rounded-full border-2 border-accent bg-paper"
              aria-hidden="true"
            />
            <p className="text-sm text-soft">
              <time dateTime={event.on.toISOString().slice(0, 10)}>{format.dateTime(event.on, 'day')}</time> ·{' '}
              {t(`kind.${event.kind}`)}
              {event.quantity === null ? null : ` · ${t('quantity', { count: event.quantity, unit })}`}
            </p>
            <p>{event.note[locale]}</p>
          </li>
        ))}
        <li className="relative py-2 pl-5">
          <span className="absolute top-4.5 -left-[0.45rem] size-3 rounded-full bg-accent" aria-hidden="true" />
          <p className="text-sm text-soft">
            <time dateTime={batch.releasesOn.toISOString().slice(0, 10)}>
              {format.dateTime(batch.releasesOn, 'day')}
            </time>
          </p>
          <p>{t('release')}</p>
        </li>
      </ol>
    </Section>
  )
}
