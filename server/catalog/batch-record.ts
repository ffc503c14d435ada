import type {
  Batch,
  BatchCertificate,
  BatchEvent,
  BatchReleaseChange,
  CertificateKind,
  Prisma,
} from '#server/db/generated/client.ts'
import { type Bilingual, bilingual } from './bilingual.ts'

export type BatchPaper = {
  id: string
  kind: CertificateKind
  number: string
  issuedBy: string
  issuedOn: Date
  expiresOn: Date | null
  /** Whether it holds today, in Asia/Shanghai. */
  inForce: boolean
}

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
  certificates: BatchPaper[]
  /** Days on which the release was moved, oldest first. */
  moved: { id: string; from: Date; to: Date; reason: Bilingual }[]
}

/** What `readBatch` needs of a batch, as Prisma fetches it. */
export const batchParts = {
  events: { orderBy: [{ on: 'asc' }, { id: 'asc' }] },
  certificates: { orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }] },
  releaseChanges: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.BatchInclude

type Parts = { events: BatchEvent[]; certificates: BatchCertificate[]; releaseChanges: BatchReleaseChange[] }

/** @param today calendar day in Asia/Shanghai, `yyyy-mm-dd` */
export const readBatch = (batch: Batch & Parts, today: string): BatchRecord => ({
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
  certificates: batch.certificates.map(({ id, kind, number, issuedBy, issuedOn, expiresOn }) => ({
    id,
    kind,
    number,
    issuedBy,
    issuedOn,
    expiresOn,
    inForce: dayText(issuedOn) <= today && (expiresOn === null || today <= dayText(expiresOn)),
  })),
  moved: batch.releaseChanges.map(({ id, fromDay, toDay, reasonZh, reasonEn }) => ({
    id,
    from: fromDay,
    to: toDay,
    reason: bilingual(reasonZh, reasonEn),
  })),
})

/** A `date` column as Prisma gives it: midnight UTC of that day. */
const dayText = (day: Date): string => day.toISOString().slice(0, 10)
