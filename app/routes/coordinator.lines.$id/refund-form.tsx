import { useTranslations } from 'use-intl'
import type { Refundable } from '#server/payments/desk/read-refundable.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RefundAsked, RefundErrors } from './read-refund-form.ts'

export type AnsweredRefund = { asked: RefundAsked; errors: RefundErrors } | undefined

/** All that is left of the order, some units of the line, or an amount; what will happen is said before it is pressed. */
export function RefundForm(props: { refundable: Refundable; refundId: string; answered: AnsweredRefund }) {
  const { refundable, refundId, answered } = props
  const t = useTranslations('coordinator.line')
  const { asked, errors = {} } = answered ?? {}
  const field = refundFields(answered)
  const chosen = asked?.part ?? 'all'
  return (
    <details className="rounded-lg border border-line bg-card p-4" open={answered !== undefined}>
      <summary className="flex min-h-11 items-center gap-1 font-medium">
        <Icon name="down" />
        {t('refund')}
      </summary>
      <form method="post" className="group mt-2 max-w-[40rem]">
        <p className="mb-3 text-soft">{t('refundLead')}</p>
        {errors.part ? <Notice tone="bad">{errors.part}</Notice> : null}
        <input type="hidden" name="refundId" value={refundId} />
        <Choices legend={t('part')}>
          <Choice type="radio" name="part" value="all" defaultChecked={chosen === 'all'} hint={t('partAllHint')}>
            {t('partAll', { amount: formatMoney(refundable.orderLeftFen) })}
          </Choice>
          {hasUnits(refundable) ? (
            <Choice
              type="radio"
              name="part"
              value="units"
              defaultChecked={chosen === 'units'}
              hint={t('partUnitsHint')}
            >
              {t('partUnits', { units: refundable.leftUnits, price: formatMoney(refundable.unitPriceFen) })}
            </Choice>
          ) : null}
          {refundable.lineLeftFen > 0n ? (
            <Choice
              type="radio"
              name="part"
              value="amount"
              defaultChecked={chosen === 'amount'}
              hint={t('partAmountHint')}
            >
              {t('partAmount', { amount: formatMoney(refundable.lineLeftFen) })}
            </Choice>
          ) : null}
        </Choices>
        {refundable.lineLeftFen > 0n ? <PartFields {...{ refundable, field }} /> : null}
        <ReasonField {...field('reason')} label={t('reason')} hint={t('reasonHint')} />
        <Button look="quiet">{t('refundDo')}</Button>
      </form>
    </details>
  )
}

const refundFields = (answered: AnsweredRefund) =>
  fieldsOf<'reason' | 'units' | 'amount'>(answered && { typed: answered.asked, errors: answered.errors })

/** Some units are a part only where one of them is less than all that is left. */
const hasUnits = ({ leftUnits, unitPriceFen, orderLeftFen }: Refundable) => leftUnits > 0 && unitPriceFen < orderLeftFen

/** The fields of the parts; each shows with its choice, or always where the browser cannot tell. */
function PartFields({ refundable, field }: { refundable: Refundable; field: ReturnType<typeof refundFields> }) {
  const t = useTranslations('coordinator.line')
  return (
    <>
      {hasUnits(refundable) ? (
        <div className="group-has-[[value=units]:checked]:block supports-[selector(:has(*))]:hidden">
          <TextField
            {...field('units')}
            label={t('units')}
            hint={t('unitsHint', { units: refundable.leftUnits })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
          />
        </div>
      ) : null}
      <div className="group-has-[[value=amount]:checked]:block supports-[selector(:has(*))]:hidden">
        <TextField
          {...field('amount')}
          label={t('amountYuan')}
          hint={t('amountHint', { amount: formatMoney(refundable.lineLeftFen) })}
          inputMode="decimal"
          autoComplete="off"
          maxLength={13}
        />
      </div>
    </>
  )
}
