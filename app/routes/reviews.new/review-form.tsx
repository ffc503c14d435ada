import { useTranslations } from 'use-intl'
import { MOST_WORDS } from '#domain/forms/review.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { FieldErrors, TextareaField } from '../../components/field.tsx'

/** What was sent and why it was not taken. */
export type Written = {
  rating: string
  words: string
  errors: { [field: string]: string[] | null }
  refusal: string | null
}

const ratings = [5, 4, 3, 2, 1] as const

/** Stars and words; nothing is chosen beforehand. */
export function ReviewForm({ written }: { written: Written | undefined }) {
  const t = useTranslations('reviews.write')
  return (
    <form method="post">
      <Choices legend={t('rating')}>
        {ratings.map((rating) => (
          <Choice
            key={rating}
            type="radio"
            name="rating"
            value={rating}
            defaultChecked={written?.rating === String(rating)}
            required
          >
            {t(`rating${rating}`)}
          </Choice>
        ))}
        <FieldErrors errors={written?.errors.rating ?? undefined} />
      </Choices>
      <TextareaField
        name="words"
        label={t('words')}
        hint={t('wordsHint')}
        defaultValue={written?.words}
        errors={written?.errors.words ?? undefined}
        minLength={2}
        maxLength={MOST_WORDS}
        rows={5}
        required
      />
      <Button wide>{t('submit')}</Button>
    </form>
  )
}
