import { useTranslations } from 'use-intl'
import type { FollowUpFact } from '#server/registry/read-registration.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { OutcomeField } from '../../components/outcome-field.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

type Props = { answered: Pick<PartProps, 'typed' | 'errors'>; followUp: FollowUpFact }

/** What came of looking in, or, of a planned visit, why nobody needs to go. */
export function FollowUpForms({ answered, followUp: { id, dueOn } }: Props) {
  const t = useTranslations('registry.followUp')
  const field = (intent: string, name: string) => {
    const { typed, errors } = answerTo(answered, intent)
    const own = typed.followUp === id
    return { name, defaultValue: own ? typed[name] : '', errors: own ? errors[name] : undefined }
  }
  const withdrawal = field('withdrawVisit', 'withdrawal')
  return (
    <>
      <form method="post" className="mt-3 max-w-[36rem]">
        <input type="hidden" name="followUp" value={id} />
        <OutcomeField {...field('followUp', 'outcome')} label={t('outcome')} hint={t('outcomeHint')} />
        <Button name="intent" value="followUp" look="quiet">
          {t('close')}
        </Button>
      </form>
      {dueOn ? (
        <details open={withdrawal.errors !== undefined} className="mt-2 max-w-[36rem]">
          <summary className="link inline-flex min-h-11 items-center text-sm">{t('withdraw')}</summary>
          <form method="post" className="mt-2">
            <input type="hidden" name="followUp" value={id} />
            <TextField {...withdrawal} label={t('withdrawal')} hint={t('withdrawalHint')} maxLength={300} required />
            <Button name="intent" value="withdrawVisit" look="quiet">
              {t('withdrawAct')}
            </Button>
          </form>
        </details>
      ) : null}
    </>
  )
}
