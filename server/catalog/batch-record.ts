import type { Batch, BatchEvent } from '#server/db/generated/client.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

/** What is known of the animals or harvest a product comes from. `expected` = intake × survival, rounded down. */
export type BatchRecord = {
  code: string
  intake: number
  survivalBps: number
  expected: number
  unit: Bilingual
  startedOn: Date
  releasesOn: Date
  events: { id: string; kind: BatchEvent['kind']; on: Date; quantity: number | null; note: Bilingual }[]
}

export const readBatch = (batch: Batch & { events: BatchEvent[] }): BatchRecord => ({
  code: batch.code,
  intake: batch.intake,
  survivalBps: batch.survivalBps,
  expected: Math.floor((batch.intake * batch.survivalBps) / 10_000),
  unit: bilingual(batch.unitZh, batch.unitEn),
  startedOn: batch.startedOn,
  releasesOn: batch.releasesOn,
  events: batch.events.map(({ id, kind, on, quantity, noteZh, noteEn }) => ({
    id,
    kind,
    on,
    quantity,
    note: bilingual(noteZh, noteEn),
  })),
})
