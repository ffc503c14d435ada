import type { ReactNode } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import type { BatchRecord } from '#server/catalog/batch-record.ts'

/** What happened to a batch, oldest first, up to its release. */
export function BatchEvents({ batch }: { batch: BatchRecord }) {
  const t = useTranslations('catalog.batch')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <ol className="border-l-2 border-line">
      {batch.events.map((event) => (
        <Step key={event.id} on={event.on}>
          {t(`kind.${event.kind}`)}
          {event.quantity === null ? null : ` · ${counted(locale, event.quantity, batch.unit.zh, batch.unit.en)}`}
          <span className="block text-base text-ink">{event.note[locale]}</span>
        </Step>
      ))}
      {batch.moved.map((move) => (
        <Step key={move.id} on={move.to}>
          {t('moved', { from: format.dateTime(move.from, 'monthDay'), to: format.dateTime(move.to, 'monthDay') })}
          <span className="block text-base text-ink">{move.reason[locale]}</span>
        </Step>
      ))}
      <Step on={batch.releasesOn} filled>
        <span className="text-base text-ink">{t('release')}</span>
      </Step>
    </ol>
  )
}

function Step({ on, filled = false, children }: { on: Date; filled?: boolean; children: ReactNode }) {
  const format = useFormatter()
  return (
    <li className="relative py-2 pl-5">
      <span
        className={`absolute top-4.5 -left-[0.45rem] size-3 rounded-full ${filled ? 'bg-accent' : 'border-2 border-accent bg-paper'}`}
        aria-hidden="true"
      />
      <p className="text-sm text-soft">
        <time dateTime={on.toISOString().slice(0, 10)}>{format.dateTime(on, 'day')}</time> · {children}
      </p>
    </li>
  )
}
