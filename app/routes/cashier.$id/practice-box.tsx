import { useFormatter, useTranslations } from 'use-intl'
import { SelectField } from '../../components/field.tsx'
import { reasons } from './forms.ts'
import { type AnsweredRefund, PracticeMoney } from './practice-money.tsx'
import { PracticePart } from './practice-part.tsx'
import type { Session } from './route.tsx'

/** What only a practice cashier has: payments that go wrong on purpose, and the bank behind them. */
export function PracticeBox({ session, answered }: { session: Session; answered: AnsweredRefund }) {
  const t = useTranslations('cashier.practiceBox')
  const { state } = session
  return (
    <section
      aria-labelledby="practice-title"
      className="mt-8 rounded-lg border border-dashed border-line-strong px-4 py-4 md:px-6"
    >
      <h2 id="practice-title" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-soft">{t('text')}</p>
      {state === 'open' ? <Before session={session} /> : null}
      {state === 'processing' ? <Underway /> : null}
      {state === 'paid' ? <PracticeMoney session={session} answered={answered} /> : null}
      {state === 'failed' || state === 'expired' || state === 'over' ? (
        <PracticePart intent="late" act={t('late')} hint={t('lateHintOver')} />
      ) : null}
    </section>
  )
}

function Before({ session }: { session: Session }) {
  const t = useTranslations('cashier')
  const format = useFormatter()
  const time = format.dateTime(session.expiresAt, 'time')
  return (
    <>
      <PracticePart intent="fail" act={t('practiceBox.fail')}>
        <SelectField name="reason" label={t('practiceBox.reason')}>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`failures.${reason}`)}
            </option>
          ))}
        </SelectField>
      </PracticePart>
      <PracticePart intent="later" act={t('practiceBox.later')} hint={t('practiceBox.laterHint')} />
      <PracticePart intent="twice" act={t('practiceBox.twice')} hint={t('practiceBox.twiceHint')} />
      <PracticePart intent="late" act={t('practiceBox.late')} hint={t('practiceBox.lateHintOpen', { time })} />
    </>
  )
}

function Underway() {
  const t = useTranslations('cashier.practiceBox')
  return (
    <>
      <PracticePart intent="arrive" act={t('arrive')} hint={t('arriveHint')} />
      <PracticePart intent="bounce" act={t('bounce')} hint={t('bounceHint')} />
    </>
  )
}
