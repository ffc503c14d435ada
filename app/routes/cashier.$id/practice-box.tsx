import { useFormatter, useTranslations } from 'use-intl'
import type { FailureCode } from '#server/payments/cashier/session.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'

const reasons: readonly FailureCode[] = ['insufficient_funds', 'declined', 'limit_exceeded', 'cancelled_in_app']

/** What only a practice cashier has: payments that go wrong on purpose. */
export function PracticeBox({ payable, expiresAt }: { payable: boolean; expiresAt: Date }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  const time = format.dateTime(expiresAt, 'time')
  return (
    <section
      aria-labelledby="practice-title"
      className="mt-8 rounded-lg border border-dashed border-line-strong px-4 py-4 md:px-6"
    >
      <h2 id="practice-title" className="text-lg">
        {t('practiceBox.title')}
      </h2>
      <p className="mb-4 text-sm text-soft">{t('practiceBox.text')}</p>
      {payable ? (
        <>
          <form method="post" className="border-t border-line pt-4">
            <SelectField name="reason" label={t('practiceBox.reason')}>
              {reasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`failures.${reason}`)}
                </option>
              ))}
            </SelectField>
            <Button name="intent" value="fail" look="quiet" wide>
              {t('practiceBox.fail')}
            </Button>
          </form>
          <form method="post" className="mt-5 border-t border-line pt-4">
            <Button name="intent" value="twice" look="quiet" wide aria-describedby="twice-hint">
              {t('practiceBox.twice')}
            </Button>
            <p id="twice-hint" className="mt-1 text-sm text-soft">
              {t('practiceBox.twiceHint')}
            </p>
          </form>
        </>
      ) : null}
      <form method="post" className="mt-5 border-t border-line pt-4">
        <Button name="intent" value="late" look="quiet" wide aria-describedby="late-hint">
          {t('practiceBox.late')}
        </Button>
        <p id="late-hint" className="mt-1 text-sm text-soft">
          {payable ? t('practiceBox.lateHintOpen', { time }) : t('practiceBox.lateHintOver')}
        </p>
      </form>
    </section>
  )
}
