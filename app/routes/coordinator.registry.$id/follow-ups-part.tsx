import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { DeskLink, Part } from '../admin/desk-head.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

/** Why somebody should look in on the household, and what came of it. It says nothing about the household itself. */
export function FollowUpsPart(props: PartProps) {
  const t = useTranslations('registry.followUp')
  const format = useFormatter()
  const { typed, errors } = answerTo(props, 'followUp')
  const { id: householdId, followUps, mergedInto, removedAt } = props.registration
  const gone = mergedInto !== null || removedAt !== null
  if (gone && followUps.length === 0) return null
  const day = (on: string) => format.dateTime(new Date(on), 'day')
  return (
    <Part id="follow-ups" title={t('title')} lead={t('lead')}>
      {gone ? null : <DeskLink href={`/coordinator/visits/new?household=${householdId}`}>{t('plan')}</DeskLink>}
      {followUps.length === 0 ? <p className="text-sm text-soft">{t('none')}</p> : null}
      <ul className="grid gap-3">
        {followUps.map(({ id, kind, period, openedAt, closedAt, outcome, dueOn, helper, reason, overdue }) => (
          <li key={id} className="rounded-lg border border-line bg-card p-4">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">
                {t.has(`kinds.${kind}` as 'kinds.visit') ? t(`kinds.${kind}` as 'kinds.visit') : kind}
              </span>
              {dueOn ? null : <span className="tabular">{period}</span>}
              <Badge tone={closedAt ? 'good' : 'warn'}>{t(closedAt ? 'closed' : overdue ? 'overdue' : 'open')}</Badge>
              <span className="text-sm text-soft">{format.dateTime(closedAt ?? openedAt, 'day')}</span>
            </p>
            {dueOn ? (
              <p className="mt-1">{t('planned', { helper: helper ?? '', day: day(dueOn), reason: reason ?? '' })}</p>
            ) : null}
            {outcome ? <p className="mt-1">{outcome}</p> : null}
            {closedAt ? null : (
              <form method="post" className="mt-3 max-w-[36rem]">
                <input type="hidden" name="followUp" value={id} />
                <TextField
                  name="outcome"
                  label={t('outcome')}
                  hint={t('outcomeHint')}
                  defaultValue={typed.followUp === id ? typed.outcome : ''}
                  errors={typed.followUp === id && errors.outcome ? [errors.outcome] : undefined}
                  maxLength={500}
                  required
                />
                <Button name="intent" value="followUp" look="quiet">
                  {t('close')}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}
