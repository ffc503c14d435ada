import { useFormatter, useTranslations } from 'use-intl'
import { MOST_WORDS } from '#domain/forms/review.ts'
import type { QuestionView } from '#server/questions/list-questions.ts'
import { Button } from '../../components/button.tsx'
import { TextareaField } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'

/** What was sent and why it was not taken. */
export type Asked = { words: string; errors: string[] }

/** Questions that were answered, and the way to ask one. */
export function Questions(props: {
  slug: string
  questions: QuestionView[]
  /** Makes a question sent twice one; null for visitors who are not signed in. */
  askId: string | null
  asked: Asked | undefined
}) {
  const t = useTranslations('reviews.questions')
  const { slug, questions, askId, asked } = props
  return (
    <Section title={t('title')} id="questions">
      {questions.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {questions.map((question) => (
            <li key={question.id} className="py-3">
              <Question question={question} />
            </li>
          ))}
        </ul>
      )}
      {askId ? (
        <form method="post" action={`/products/${slug}#questions`} className="mt-5">
          <input type="hidden" name="id" value={askId} />
          <TextareaField
            name="words"
            label={t('ask')}
            hint={t('askHint')}
            defaultValue={asked?.words}
            errors={asked?.errors}
            rows={2}
            maxLength={MOST_WORDS}
            required
          />
          <Button look="quiet">{t('send')}</Button>
        </form>
      ) : (
        <p className="mt-4">
          <a className="link" href={`/sign-in?${new URLSearchParams({ next: `/products/${slug}#questions` })}`}>
            {t('signIn')}
          </a>
        </p>
      )}
    </Section>
  )
}

function Question({ question }: { question: QuestionView }) {
  const t = useTranslations('reviews.questions')
  const format = useFormatter()
  return (
    <>
      <p className="whitespace-pre-line font-medium">{question.words}</p>
      <p className="text-sm text-soft">
        {question.shownName} · {format.dateTime(question.askedAt, 'day')}
      </p>
      {question.answer ? (
        <p className="mt-1 whitespace-pre-line">
          <span className="mr-2 text-sm text-soft">{t(question.byProducer ? 'byProducer' : 'byCoordinator')}</span>
          {question.answer}
        </p>
      ) : (
        <p className="mt-1 text-sm text-soft">{t('waits')}</p>
      )}
    </>
  )
}
