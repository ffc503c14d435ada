import { useTranslations } from 'use-intl'
import type { PayoutState } from '#domain/payout-states.ts'
import type { StatementPage } from '#server/payouts/read-statement.ts'
import { EvidenceForm } from '../../components/evidence-form.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { WrongForm } from '../../http/answer-evidence-form.ts'

/** What can go wrong with a transfer: on its way it fails, proven it comes back. */
type Failing = 'fail' | 'return'

/** Which of the two may be noted now; null: neither. */
export function failureOf(
  state: PayoutState,
  returned: NonNullable<StatementPage['returned']>['state'] | null,
): Failing | null {
  if (state === 'sent') return 'fail'
  return state === 'paid' && returned !== 'proposed' ? 'return' : null
}

/** Notes what the bank did instead of paying; with its paper where the money had left. */
export function FailForm({ kind, answered }: { kind: Failing; answered: WrongForm | undefined }) {
  const t = useTranslations('payouts')
  const back = kind === 'return'
  return (
    <div className="mt-6 max-w-[46rem]">
      <EvidenceForm
        intent="fail"
        title={t(`statement.${kind}`)}
        lead={t(`statement.${kind}Lead`)}
        act={t(`statement.${kind}Do`)}
        open={!back}
        kinds={back ? ['bank_proof'] : undefined}
        fileLabel={t('statement.returnPaper')}
        fileRequired
        quiet
        answered={answered}
      >
        {(field) => <ReasonField {...field('reason')} label={t('act.reason')} hint={t('act.reasonHint')} rows={2} />}
      </EvidenceForm>
    </div>
  )
}
