import { useFormatter, useTranslations } from 'use-intl'
import type { FollowUpFact } from '#server/registry/read-registration.ts'
import { Badge } from '../../components/card.tsx'
import { VisitEnding, VisitOutcome } from '../../components/visit-end.tsx'
import { DeskLink, Part } from '../admin/desk-head.tsx'
import { FollowUpForms } from './follow-up-forms.tsx'
import type { PartProps } from './shared-props.ts'

/** Why somebody should look in on the household, and what came of it. It says nothing about the household itself. */
export function FollowUpsPart(props: PartProps) {
  const t = useTranslations('registry.followUp')
  const { id: householdId, followUps, mergedInto, removedAt } = props.registration
  const gone = mergedInto !== null || removedAt !== null
  if (gone && followUps.length === 0) return null
  return (
    <Part id="follow-ups" title={t('title')} lead={t('lead')}>
      {gone ? null : <DeskLink href={`/coordinator/visits/new?household=${householdId}`}>{t('plan')}</DeskLink>}
      {followUps.length === 0 ? <p className="text-sm text-soft">{t('none')}</p> : null}
      <ul className="grid gap-3">
        {followUps.map((followUp) => (
          <li key={followUp.id} className="rounded-lg border border-line bg-card p-4">
            <About followUp={followUp} />
            {followUp.ending === null ? (
              <FollowUpForms answered={props} followUp={followUp} />
            ) : props.typed.followUp === followUp.id ? (
              <p className="mt-2 border-l-2 border-warn pl-3">
                {t('unkept', { words: props.typed.outcome ?? props.typed.withdrawal ?? '' })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function About({ followUp }: { followUp: FollowUpFact }) {
  const { kind, period, openedAt, closedAt, ending, dueOn, helper, reason, overdue } = followUp
  const t = useTranslations('registry.followUp')
  const format = useFormatter()
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">
          {t.has(`kinds.${kind}` as 'kinds.visit') ? t(`kinds.${kind}` as 'kinds.visit') : kind}
        </span>
        {dueOn ? null : <span className="tabular">{period}</span>}
        {ending ? <VisitEnding ending={ending} /> : <Badge tone="warn">{t(overdue ? 'overdue' : 'open')}</Badge>}
        <span className="text-sm text-soft">{format.dateTime(closedAt ?? openedAt, 'day')}</span>
      </p>
      {dueOn ? (
        <p className="mt-1">
          {t('planned', { helper: helper ?? '', day: format.dateTime(new Date(dueOn), 'day'), reason: reason ?? '' })}
        </p>
      ) : null}
      <VisitOutcome visit={followUp} />
    </>
  )
}
