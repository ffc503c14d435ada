import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { BatchPage as Batch, BatchNote } from '#server/batches/read-batches.ts'
import type { TypedBatch } from '../http/answer-batch.ts'
import type { FieldErrors } from '../http/answer-form.ts'
import { BatchForms } from './batch-forms.tsx'
import { Fact, Facts, Figure } from './facts.tsx'
import { Notice } from './notice.tsx'

/** Thousandths of base packs as packs, rounded down. */
const packs = (milli: bigint): number => Number(milli / 1_000n)
const percent = (bps: number): string => `${bps / 100}%`

/** A batch: what may be promised of it and what is, what happened, and the forms that say more. */
export function BatchPage(props: {
  batch: Batch
  formId: string
  answered: { typed: TypedBatch; errors: FieldErrors } | undefined
}) {
  const { batch, answered } = props
  const t = useTranslations('batches')
  const format = useFormatter()
  const locale = useLocale()
  const units = (count: number) => counted(locale, count, batch.unitZh, batch.unitEn)
  const left = batch.capMilli - batch.committedMilli
  return (
    <div className="max-w-[52rem]">
      <header className="mb-4">
        <p className="text-sm text-soft">{inLocale(locale, batch.producerZh, batch.producerEn)}</p>
        <h1 className="text-2xl">
          {t('page.title', { goods: inLocale(locale, batch.familyZh, batch.familyEn), code: batch.code })}
        </h1>
      </header>
      {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
      {left < 0n ? <Notice tone="warn">{t('page.short', { units: units(packs(-left)) })}</Notice> : null}
      <div className="grid gap-3 sm:grid-cols-3">
        <Figure
          name={t('page.cap')}
          note={t('page.capOf', {
            intake: batch.intake,
            survival: percent(batch.survivalBps),
            safety: percent(batch.safetyBps),
          })}
        >
          {units(packs(batch.capMilli))}
        </Figure>
        <Figure name={t('page.committed')} note={t('page.waiting', { count: batch.waiting })}>
          {units(packs(batch.committedMilli))}
        </Figure>
        <Figure name={t('page.free')}>{units(packs(batch.freeMilli))}</Figure>
      </div>
      <div className="mt-4">
        <Facts>
          <Fact name={t('page.started')}>
            {format.dateTime(new Date(batch.startedOn), { dateStyle: 'long', timeZone: 'UTC' })}
          </Fact>
          <Fact name={t('page.releases')}>
            {format.dateTime(new Date(batch.releasesOn), { dateStyle: 'long', timeZone: 'UTC' })}
          </Fact>
        </Facts>
      </div>
      <BatchForms {...props} />
      <Notes notes={batch.notes} units={units} />
    </div>
  )
}

type Units = (count: number) => string

function Notes({ notes, units }: { notes: readonly BatchNote[]; units: Units }) {
  const t = useTranslations('batches')
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-xl">{t('page.notes')}</h2>
      {notes.length === 0 ? <p className="text-soft">{t('page.noNotes')}</p> : null}
      <ol className="divide-y divide-line border-y border-line">
        {notes.map((note) => (
          <li key={note.id} className="grid gap-x-4 py-2.5 sm:grid-cols-[7rem_1fr]">
            <time dateTime={note.day} className="text-soft tabular">
              {note.day}
            </time>
            <NoteWords note={note} units={units} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function NoteWords({ note, units }: { note: BatchNote; units: Units }) {
  const t = useTranslations('batches')
  const locale = useLocale()
  const facts =
    note.kind === 'forecast'
      ? t('page.forecastIs', { survival: percent(note.survivalBps ?? 0), safety: percent(note.safetyBps ?? 0) })
      : note.kind === 'moved'
        ? t('page.movedIs', { from: note.fromDay ?? '', to: note.toDay ?? '' })
        : note.quantity === null
          ? ''
          : units(note.quantity)
  return (
    <div className="min-w-0">
      <p>
        <span className="font-medium">{t(`kinds.${note.kind}`)}</span> <span className="tabular">{facts}</span>
      </p>
      <p className="text-sm text-soft">
        {inLocale(locale, note.noteZh, note.noteEn)}
        {note.by ? ` · ${note.by}` : ''}
      </p>
    </div>
  )
}
