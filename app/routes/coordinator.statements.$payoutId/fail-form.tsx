import { useTranslations } from 'use-intl'
import type { PayoutState } from '#domain/payout-states.ts'
import type { StatementPage } from '#server/payouts/read-statement.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceField } from '../../components/evidence-field.tsx'
import { FoldedCard } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { WordsField } from '../coordinator.payments/words-field.tsx'

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

type Answered = { reason: string; errors: { reason?: string; file?: string; form?: string } } | undefined

/** Notes what the bank did instead of paying; with its paper where the money had left. */
export function FailForm({ kind, answered }: { kind: Failing; answered: Answered }) {
  const t = useTranslations('payouts')
  const errors = answered?.errors ?? {}
  return (
    <FoldedCard
      title={t(`statement.${kind}`)}
      open={kind === 'fail' || answered !== undefined}
      className="mt-6 max-w-[46rem]"
    >
      <form method="post" encType="multipart/form-data">
        <p className="mb-4 max-w-prose text-sm text-soft">{t(`statement.${kind}Lead`)}</p>
        {errors.form ? <Notice tone="bad">{errors.form}</Notice> : null}
        <WordsField
          name="reason"
          label={t('act.reason')}
          hint={t('act.reasonHint')}
          typed={answered?.reason}
          error={errors.reason}
        />
        {kind === 'return' ? (
          <EvidenceField kinds={['bank_proof']} label={t('statement.returnPaper')} required errors={errors.file} />
        ) : null}
        <Button name="intent" value="fail" look="quiet">
          {t(`statement.${kind}Do`)}
        </Button>
      </form>
    </FoldedCard>
  )
}
