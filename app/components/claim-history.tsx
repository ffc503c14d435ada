import { useFormatter, useTranslations } from 'use-intl'
import type { ClaimView } from '#server/claims/claim-view.ts'

/**
 * What happened to a claim, oldest first. Whoever decided is told by role, never by name.
 * @param desk it is read by those who decide, not by its buyer
 */
export function ClaimHistory(props: { claim: Pick<ClaimView, 'openedAt' | 'history'>; desk?: boolean }) {
  const { claim, desk } = props
  const t = useTranslations('claims')
  const format = useFormatter()
  const events = desk ? 'desk.events' : 'one.events'
  const moments = [
    { at: claim.openedAt, words: t(`${events}.opened`) },
    ...claim.history.map(({ to, at, by, reason }) => ({
      at,
      words:
        to === 'withdrawn'
          ? t(`${events}.${by === 'clock' ? 'lapsed' : 'withdrawn'}`)
          : t(`${events}.${to as Exclude<typeof to, 'open' | 'withdrawn'>}`, { by: t(`actor.${by}`), reason }),
    })),
  ]
  return (
    <ol className="border-l-2 border-line pl-5">
      {moments.map(({ at, words }, index) => (
        <li key={`${at.getTime()} ${words}`} className="relative pb-3 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute top-[0.6em] -left-[1.65rem] size-2.5 rounded-lg ${index === moments.length - 1 ? 'bg-accent' : 'bg-line-strong'}`}
          />
          <p className="whitespace-pre-line">{words}</p>
          <p className="text-sm text-soft tabular">
            <time dateTime={at.toISOString()}>{format.dateTime(at, 'moment')}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
