import { useTranslations } from 'use-intl'
import { formatYuan } from '#domain/money.ts'
import type { Owing } from '#server/payouts/list-hardship.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
import { ReasonField } from '../../components/reason-field.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

type Answered = {
  typed: { household: string; amount: string; reason: string }
  errors: Record<string, string>
} | null

/** Proposes that a household need not give back something. @param chosen the household it was opened for */
export function HardshipForm(props: {
  owing: readonly Owing[]
  chosen: string | null
  formId: string
  answered: Answered
}) {
  const { owing, chosen, formId, answered } = props
  const t = useTranslations('payouts.hardship')
  const open = owing.find(({ householdId }) => householdId === chosen)?.openFen
  const field = fieldsOf<'household' | 'amount' | 'reason'>(answered)
  return (
    <Card>
      <h3 id="propose" className="scroll-mt-4 text-lg">
        {t('propose')}
      </h3>
      <p className="mb-4 max-w-prose text-sm text-soft">{t('proposeLead')}</p>
      <form method="post">
        <input type="hidden" name="id" value={formId} />
        <SelectField {...field('household', chosen ?? '')} label={t('household')} required>
          <option value="">{t('choose')}</option>
          {owing.map((one) => (
            <option key={one.householdId} value={one.householdId}>
              {`${one.maskedName} ${one.code} · ${formatMoney(one.openFen)}`}
            </option>
          ))}
        </SelectField>
        <TextField
          {...field('amount', open ? formatYuan(open) : undefined)}
          label={t('amount')}
          inputMode="decimal"
          required
        />
        <ReasonField {...field('reason')} label={t('reason')} hint={t('reasonHint')} rows={3} />
        <Button name="intent" value="propose">
          {t('submit')}
        </Button>
      </form>
    </Card>
  )
}
