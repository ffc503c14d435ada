import { useLocale, useTranslations } from 'use-intl'
import type { ClaimActor } from '#domain/claim-states.ts'
import { mayMoveClaim } from '#domain/claim-states.ts'
import { counted } from '#domain/counted.ts'
import { inLocale } from '#domain/locale.ts'
import type { ClaimView } from '#server/claims/claim-view.ts'
import { Choice, Choices } from '../../components/choice.tsx'
import { FieldErrors, TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { Act } from '../coordinator.payments/act.tsx'
import type { TypedDecision } from './answer-decision.server.ts'

type Answered = (TypedDecision & { error: string }) | undefined

/** What can be decided about a claim now, by a member of the producer or by staff. */
export function Decision({ claim, by, answered }: { claim: ClaimView; by: ClaimActor; answered: Answered }) {
  const t = useTranslations('claims.desk')
  const may = (to: ClaimView['state']) => mayMoveClaim(claim.state, to, by)
  const of = (intent: TypedDecision['intent']) => (answered?.intent === intent ? answered : undefined)
  const comesBack = claim.kind === 'returned'
  if (claim.state === 'agreed' && by === 'producer') return <Agreed claim={claim} />
  if (!may('refunded')) return <Notice>{t('closed')}</Notice>
  return (
    <>
      {answered && answered.field === null ? <Notice tone="bad">{answered.error}</Notice> : null}
      {claim.state === 'agreed' ? <Agreed claim={claim} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {comesBack && may('agreed') ? <Agree answered={of('agree')} /> : null}
        <Accept claim={claim} answered={of('accept')} />
        {may('rejected') ? <Reject answered={of('reject')} /> : null}
      </div>
      {by === 'producer' ? <p className="mt-4 text-sm text-soft">{t('onlyStaff')}</p> : null}
    </>
  )
}

function Agreed({ claim }: { claim: ClaimView }) {
  const t = useTranslations('claims.desk')
  return <Notice>{t('waitingBuyer', { address: claim.decisionReason ?? '' })}</Notice>
}

const wordsError = (answered: Answered) => (answered?.field === 'words' ? answered.error : undefined)

function Agree({ answered }: { answered: Answered }) {
  const t = useTranslations('claims.desk')
  const typed = { defaultValue: answered?.words, errors: wordsError(answered) }
  return (
    <Act intent="agree" title={t('agree')} lead={t('agreeLead')} act={t('agreeDo')}>
      <ReasonField name="words" label={t('address')} hint={t('addressHint')} rows={3} {...typed} />
    </Act>
  )
}

function Accept({ claim, answered }: { claim: ClaimView; answered: Answered }) {
  const t = useTranslations('claims.desk')
  const locale = useLocale()
  const unit = inLocale(locale, claim.unitZh, claim.unitEn)
  const units = Math.min(claim.units, claim.leftUnits)
  const lead = t(claim.kind === 'returned' ? 'acceptArrived' : 'acceptLead')
  return (
    <Act intent="accept" title={t('accept')} lead={lead} act={t('acceptDo')}>
      <Choices legend={t('part')}>
        <Choice
          type="radio"
          name="part"
          value="units"
          defaultChecked={answered?.part !== 'amount'}
          hint={t('partUnitsHint')}
        >
          {t('partUnits', { units: counted(locale, units, claim.unitZh, claim.unitEn) })}
        </Choice>
        <Choice
          type="radio"
          name="part"
          value="amount"
          defaultChecked={answered?.part === 'amount'}
          hint={t('partAmountHint')}
        >
          {t('partAmount')}
        </Choice>
        <FieldErrors errors={answered?.field === 'part' ? answered.error : undefined} />
      </Choices>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          name="units"
          label={t('unitsLabel', { unit })}
          defaultValue={answered?.units ?? String(units)}
          inputMode="numeric"
        />
        <TextField name="amount" label={t('amountLabel')} defaultValue={answered?.amount} inputMode="decimal" />
      </div>
      <Reason answered={answered} />
    </Act>
  )
}

function Reject({ answered }: { answered: Answered }) {
  const t = useTranslations('claims.desk')
  return (
    <Act intent="reject" title={t('reject')} lead={t('rejectLead')} act={t('rejectDo')} look="quiet">
      <Reason answered={answered} />
    </Act>
  )
}

function Reason({ answered }: { answered: Answered }) {
  const t = useTranslations('claims.desk')
  const typed = { defaultValue: answered?.words, errors: wordsError(answered) }
  return <ReasonField name="words" label={t('reason')} hint={t('reasonHint')} rows={3} {...typed} />
}
