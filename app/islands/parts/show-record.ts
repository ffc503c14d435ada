import { dayOf } from '#domain/calendar-day.ts'
import { counted } from '#domain/counted.ts'
import type { TraceRecord } from '#domain/trace-record.ts'

/** Fills the places of a record in the page's language; without one they are hidden. */
export function showRecord(place: HTMLElement, record: TraceRecord | null): void {
  const section = place.querySelector<HTMLElement>('[data-record]')
  if (!section) return
  section.hidden = record === null
  if (!record) return
  const facts = factsOf(record, place.dataset)
  for (const field of section.querySelectorAll<HTMLElement>('[data-field]'))
    field.textContent = facts[field.dataset.field as keyof typeof facts]
}

function factsOf(record: TraceRecord, words: DOMStringMap) {
  const lang = document.documentElement.lang
  const zh = lang.startsWith('zh')
  const day = (text: string) =>
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))
  const { certificate } = record
  const over = certificate !== null && certificate.expiresOn < dayOf(new Date())
  return {
    code: record.code,
    good: zh ? record.goodZh : record.goodEn,
    producer: zh ? record.producerZh : record.producerEn,
    place: zh ? record.placeZh : record.placeEn,
    intake: counted(zh ? 'zh' : 'en', record.intake, record.unitZh, record.unitEn),
    survival: `${record.survivalBps / 100}%`,
    release: day(record.releasesOn),
    certificate: certificate?.number ?? words.none ?? '',
    until: certificate ? `${day(certificate.expiresOn)}${over ? ` · ${words.expired}` : ''}` : '—',
    issued: day(record.issuedOn),
  }
}
