import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { ReviewPage, ReviewSummary } from '#server/reviews/list-reviews.ts'
import type { ReviewView } from '#server/reviews/review.ts'
import { Section } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { Stars } from '../../components/stars.tsx'

/** What buyers said, newest first. One that was hidden keeps its place and the reason. */
export function Reviews({ reviews: { summary, reviews, page, pages } }: { reviews: ReviewPage }) {
  const t = useTranslations('reviews')
  return (
    <Section title={t('title')} id="reviews">
      {reviews.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <>
          {summary.average === null ? null : <Summary summary={summary} />}
          <ul className="divide-y divide-line border-y border-line">
            {reviews.map((review) => (
              <li key={review.id} className="py-4">
                <Review review={review} />
              </li>
            ))}
          </ul>
          <Pagination page={page} pages={pages} href={(one) => `?reviews=${one}#reviews`} />
        </>
      )}
      <p className="mt-3 max-w-prose text-sm text-soft">{t('rule')}</p>
    </Section>
  )
}

function Summary({ summary: { count, average, stars } }: { summary: ReviewSummary }) {
  const t = useTranslations('reviews')
  const most = Math.max(...stars, 1)
  return (
    <div className="mb-5 grid grid-cols-[auto_1fr] items-center gap-6">
      <p className="text-center">
        <span className="block font-display text-4xl text-accent tabular">{((average ?? 0) / 10).toFixed(1)}</span>
        <span className="text-sm text-soft">{t('count', { count })}</span>
      </p>
      <ol className="grid max-w-xs gap-0.5 text-sm text-soft tabular" aria-label={t('spread')}>
        {[5, 4, 3, 2, 1].map((rating) => (
          <li key={rating} className="grid grid-cols-[3em_1fr_2em] items-center gap-2">
            {t('given', { stars: rating })}
            <span className="h-1.5 rounded-sm bg-paper-deep" aria-hidden="true">
              <span
                className="block h-1.5 rounded-sm bg-accent"
                style={{ width: `${((stars[rating - 1] ?? 0) / most) * 100}%` }}
              />
            </span>
            <span className="text-right">{stars[rating - 1]}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Review({ review }: { review: ReviewView }) {
  const t = useTranslations('reviews')
  const format = useFormatter()
  const locale = useLocale()
  const date = <time dateTime={review.writtenAt.toISOString()}>{format.dateTime(review.writtenAt, 'day')}</time>
  if (review.words === null)
    return (
      <p className="text-sm text-soft">
        {t('hidden', { reason: review.hiddenReason ?? '' })} · {date}
      </p>
    )
  return (
    <article>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <Stars tenths={review.rating * 10} className="text-base" />
        {review.shownName} · {inLocale(locale, review.specZh, review.specEn)} · {date}
      </p>
      <p className="mt-1 whitespace-pre-line">{review.words}</p>
      {review.reply ? (
        <div className="mt-2 rounded-md bg-paper-deep px-3 py-2">
          <p className="text-sm text-soft">{t('reply')}</p>
          <p className="whitespace-pre-line">{review.reply}</p>
        </div>
      ) : null}
    </article>
  )
}
