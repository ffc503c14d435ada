import { useTranslations } from 'use-intl'
import { invoiceKinds } from '#domain/forms/checkout.ts'
import { Choice, Choices } from '../../components/choice.tsx'
import { type ConformField, TextField } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'

type Part = { fields: Record<'invoice' | 'invoiceTitle' | 'taxNo', ConformField> }

/** Whether an invoice is wanted, and for whom. What a choice does not need is hidden where the browser knows :has(). */
export function InvoiceSection({ fields }: Part) {
  const t = useTranslations('checkout')
  return (
    <Section title={t('invoice')}>
      <div className="group">
        <Choices legend={<span className="sr-only">{t('invoice')}</span>}>
          <div className="grid gap-2 sm:grid-cols-3">
            {invoiceKinds.map((kind) => (
              <Choice
                key={kind}
                type="radio"
                name={fields.invoice.name}
                value={kind}
                defaultChecked={(fields.invoice.initialValue ?? 'none') === kind}
              >
                {t(`invoiceKind.${kind}`)}
              </Choice>
            ))}
          </div>
        </Choices>
        <div className="group-has-[input[name=invoice][value=none]:checked]:hidden">
          <TextField
            field={fields.invoiceTitle}
            label={t('invoiceTitle')}
            hint={t('invoiceTitleHint')}
            maxLength={100}
            autoComplete="organization"
          />
          <div className="group-has-[input[name=invoice][value=personal]:checked]:hidden">
            <TextField
              field={fields.taxNo}
              label={t('taxNo')}
              hint={t('taxNoHint')}
              maxLength={30}
              autoComplete="off"
              autoCapitalize="characters"
            />
          </div>
        </div>
      </div>
    </Section>
  )
}
