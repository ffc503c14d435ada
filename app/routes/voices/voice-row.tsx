import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { MOST_WORDS } from '#domain/forms/review.ts'
import { inLocale } from '#domain/locale.ts'
import type { Voice } from '#server/reviews/list-voices.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextareaField } from '../../components/field.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { Stars } from '../../components/stars.tsx'

/** What was sent for one of them and why it was not taken. */
export type Answered = { id: string; words: string; hiding: boolean; errors: string[] }

type Row = { voice: Voice; mayHide: boolean; answered: Answered | undefined }

/** What somebody said or asked, what was answered, and what can be done. */
export function VoiceRow({ voice, mayHide, answered }: Row) {
  const t = useTranslations('reviews.desk')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <li className="grid gap-x-8 gap-y-3 px-4 py-4 md:grid-cols-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
          <Badge>{t(`kind.${voice.kind}`)}</Badge>
          {voice.rating === null ? null : <Stars tenths={voice.rating * 10} />}
          {voice.shownName} · {format.dateTime(voice.at, 'moment')}
        </p>
        <p className="mt-1 whitespace-pre-line">{voice.words}</p>
        <a className="link text-sm" href={`/products/${voice.slug}`}>
          {inLocale(locale, voice.nameZh, voice.nameEn)}
        </a>
      </div>
      <div className="min-w-0">
        {voice.hiddenReason === null ? (
          <>
            {voice.answer === null ? (
              <AnswerForm voice={voice} answered={answered?.hiding ? undefined : answered} />
            ) : (
              <p className="whitespace-pre-line">
                <span className="text-sm text-soft">{t('answered')}</span>
                {voice.answer}
              </p>
            )}
            {mayHide ? <HideForm voice={voice} answered={answered?.hiding ? answered : undefined} /> : null}
          </>
        ) : (
          <p className="text-soft">{t('hidden', { reason: voice.hiddenReason })}</p>
        )}
      </div>
    </li>
  )
}

function AnswerForm({ voice, answered }: Omit<Row, 'mayHide'>) {
  const t = useTranslations('reviews.desk')
  return (
    <form method="post">
      <input type="hidden" name="id" value={voice.id} />
      <TextareaField
        name="words"
        label={t('answer')}
        defaultValue={answered?.words}
        errors={answered?.errors}
        rows={2}
        maxLength={MOST_WORDS}
        required
      />
      <Button name="intent" value={voice.kind === 'review' ? 'reply' : 'answer'} look="quiet">
        {t('send')}
      </Button>
    </form>
  )
}

function HideForm({ voice, answered }: Omit<Row, 'mayHide'>) {
  const t = useTranslations('reviews.desk')
  return (
    <details open={Boolean(answered)} className="mt-3">
      <summary className="inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4">
        {t('hide')}
      </summary>
      <form method="post" className="mt-2">
        <input type="hidden" name="id" value={voice.id} />
        <ReasonField
          name="reason"
          label={t('reason')}
          defaultValue={answered?.words}
          errors={answered?.errors}
          rows={2}
        />
        <Button name="intent" value={voice.kind === 'review' ? 'hide' : 'hideQuestion'} look="quiet">
          {t('hideSend')}
        </Button>
      </form>
    </details>
  )
}
