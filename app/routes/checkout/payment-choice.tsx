import { useTranslations } from 'use-intl'
import type { Quote } from '#server/orders/price-order.ts'
import { Choice, Choices } from '../../components/choice.tsx'
import { type ConformField, FieldErrors } from '../../components/field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** The whole sum or a deposit, where every good is a pre-order that takes one. */
export function PaymentChoice({ field, quote }: { field: ConformField; quote: Quote }) {
  const t = useTranslations('checkout.payment')
  const { depositFen, totalFen } = quote
  if (depositFen === null)
    return (
      <div data-part="payment">
        <FieldErrors errors={field.errors} />
      </div>
    )
  const parts = { deposit: formatMoney(depositFen), balance: formatMoney(totalFen - depositFen) }
  const deposit = field.initialValue === 'deposit'
  return (
    <div data-part="payment">
      <Choices legend={t('legend')}>
        <Choice type="radio" name={field.name} value="whole" defaultChecked={!deposit} data-recount>
          {t('whole', { total: formatMoney(totalFen) })}
        </Choice>
        <Choice
          type="radio"
          name={field.name}
          value="deposit"
          defaultChecked={deposit}
          hint={t('depositHint', parts)}
          data-recount
        >
          {t('deposit', parts)}
        </Choice>
      </Choices>
      <FieldErrors errors={field.errors} />
    </div>
  )
}
