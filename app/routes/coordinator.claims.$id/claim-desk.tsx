import { useLocale, useTranslations } from 'use-intl'
import type { ClaimActor } from '#domain/claim-states.ts'
import { inLocale } from '#domain/locale.ts'
import type { ClaimView } from '#server/claims/claim-view.ts'
import { ClaimHistory } from '../../components/claim-history.tsx'
import { BackTo } from '../coordinator.payments/act.tsx'
import type { TypedDecision } from './answer-decision.server.ts'
import { ClaimFacts } from './claim-facts.tsx'
import { Decision } from './decision.tsx'

/** One claim with what it says, what happened, and what can be decided. */
export function ClaimDesk(props: {
  claim: ClaimView
  by: ClaimActor
  list: string
  lineHref: string | null
  answered: (TypedDecision & { error: string }) | undefined
}) {
  const { claim, by } = props
  const t = useTranslations('claims')
  const locale = useLocale()
  return (
    <article>
      <BackTo href={props.list}>{t('desk.back')}</BackTo>
      <h1 className="mb-3 text-xl">
        {inLocale(locale, claim.nameZh, claim.nameEn)} · {t(`kinds.${claim.kind}`)}
      </h1>
      <ClaimFacts claim={claim} lineHref={props.lineHref} />
      <section className="mt-6" aria-labelledby="history">
        <h2 id="history" className="mb-3 text-lg">
          {t('one.history')}
        </h2>
        <ClaimHistory claim={claim} desk />
      </section>
      <section className="mt-6" aria-label={t('desk.decided')}>
        <Decision claim={claim} by={by} answered={props.answered} />
      </section>
    </article>
  )
}
