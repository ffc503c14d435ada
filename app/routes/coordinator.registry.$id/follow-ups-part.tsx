import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { Part } from '../admin/desk-head.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

/** Why somebody should look in on the household, and what came of it. It says nothing about the household itself. */
export function FollowUpsPart(props: PartProps) {
  const t = useTranslations('registry.followUp')
  const format = useFormatter()
  const { typed, errors } = answerTo(props, 'followUp')
  const { followUps } = props.registration
  if (followUps.length === 0) return null
  return (
    <Part id="follow-ups" title={t('title')} lead={t('lead')}>
      <ul className="grid gap-3">
        {followUps.map(({ id, kind, period, openedAt, closedAt, outcome }) => (
          <li key={id} className="rounded-lg border border-line bg-card p-4">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">
                {t.has(`kinds.${kind}` as 'kinds.visit') ? t(`kinds.${kind}` as 'kinds.visit') : kind}
              </span>
              <span className="tabular">{period}</span>
              <Badge tone={closedAt ? 'good' : 'warn'}>{closedAt ? t('closed') : t('open')}</Badge>
              <span className="text-sm text-soft">{format.dateTime(closedAt ?? openedAt, 'day')}</span>
            </p>
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
