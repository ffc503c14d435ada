import { sign } from 'node:crypto'
import { dayOf } from '#domain/calendar-day.ts'
import { recordBytes, type TraceRecord, writeMark } from '#domain/trace-record.ts'
import type { TracePage } from './read-trace.ts'
import type { SigningKey } from './signing-key.ts'

/**
 * The address that the code of a batch holds: where its page is, and in the end of it, which never leaves the phone, a
 * signed record for where there is no network.
 */
export function signRecord(page: TracePage, at: Date, key: SigningKey, publicUrl: string): string {
  const bytes = recordBytes(toRecord(page, at))
  const signature = sign('sha256', bytes, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
  return `${publicUrl}/trace/${encodeURIComponent(page.batch.code)}${writeMark(bytes, signature)}`
}

function toRecord({ batch, good, seller, district }: TracePage, at: Date): TraceRecord {
  const paper = batch.certificates.find(({ kind, inForce }) => kind === 'quarantine' && inForce)
  return {
    code: batch.code,
    goodZh: good.zh,
    goodEn: good.en,
    producerZh: seller.name.zh,
    producerEn: seller.name.en,
    placeZh: district.name.zh,
    placeEn: district.name.en,
    intake: batch.intake,
    survivalBps: batch.survivalBps,
    unitZh: batch.unit.zh,
    unitEn: batch.unit.en,
    releasesOn: dayText(batch.releasesOn),
    certificate: paper?.expiresOn ? { number: paper.number, expiresOn: dayText(paper.expiresOn) } : null,
    issuedOn: dayOf(at),
  }
}

const dayText = (day: Date): string => day.toISOString().slice(0, 10)
