import { batches, type DemoBatch } from '../data/batches.ts'
import { families } from '../data/families.ts'
import { dayOf, daysFrom, lastApril } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows, Value } from './table-rows.ts'

const startOf = (batch: DemoBatch, now: Date): string =>
  batch.startedDaysAgo === null ? lastApril(now) : dayOf(daysFrom(now, -batch.startedDaysAgo))

function eventRows(batch: DemoBatch, now: Date): Record<string, Value>[] {
  const start = startOf(batch, now)
  const later = (days: number) => dayOf(daysFrom(new Date(`${start}T00:00:00+08:00`), days))
  const early = Math.round(batch.losses * 0.6)
  const event = (key: string, kind: string, on: string, quantity: number | null, noteZh: string, noteEn: string) => ({
    id: seedId('batch-event', `${batch.code}:${key}`),
    batch_id: seedId('batch', batch.code),
    kind,
    on,
    quantity,
    note_zh: noteZh,
    note_en: noteEn,
  })
  return [
    event(
      'intake',
      'intake',
      start,
      batch.intake,
      '雏禽进场，逐箱清点',
      'Young birds arrived and were counted crate by crate',
    ),
    event('vaccine-1', 'vaccination', later(7), batch.intake, '首次免疫', 'First vaccination'),
    event('losses-1', 'mortality', later(30), early, '育雏期死淘', 'Losses while brooding'),
    event('vaccine-2', 'vaccination', later(35), batch.intake - early, '二次免疫', 'Second vaccination'),
    event('losses-2', 'mortality', later(110), batch.losses - early, '放养期死淘', 'Losses on the range'),
  ]
}

export const batchRows = (now: Date): TableRows[] => [
  {
    table: 'batch',
    rows: batches.map((batch) => ({
      id: seedId('batch', batch.code),
      code: batch.code,
      family_id: seedId('family', batch.family),
      producer_id: seedId('producer', families.find((family) => family.key === batch.family)?.producer ?? ''),
      intake: batch.intake,
      survival_bps: batch.survivalBps,
      unit_zh: '只',
      unit_en: 'bird',
      started_on: startOf(batch, now),
      releases_on: dayOf(daysFrom(now, batch.releasesInDays)),
    })),
  },
  { table: 'batch_event', rows: batches.flatMap((batch) => eventRows(batch, now)) },
]
