import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FamilyChoice } from '#server/reports/list-families.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import type { FieldErrors } from '../../http/answer-form.ts'

type Typed = Record<'family' | 'year' | 'quantity' | 'yuan' | 'source', string>

/** What a producer says it sold elsewhere in a year. */
export function OutsideForm(props: {
  families: readonly FamilyChoice[]
  year: number
  answered?: { typed: Typed; errors: FieldErrors }
}) {
  const { families, year, answered } = props
  const t = useTranslations('reports')
  const locale = useLocale()
  const typed = answered?.typed
  const errors = (name: keyof Typed) => (answered?.errors[name] ? [answered.errors[name]] : undefined)
  return (
    <div className="mt-6 max-w-xl">
      <Fold title={t('displacement.record')} open={Boolean(answered)}>
        {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
        <form method="post">
          <SelectField
            label={t('displacement.good')}
            name="family"
            defaultValue={typed?.family}
            errors={errors('family')}
          >
            {families.map((family) => (
              <option key={family.id} value={family.id}>
                {`${inLocale(locale, family.producerZh, family.producerEn)} · ${inLocale(locale, family.nameZh, family.nameEn)}`}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('year')}
            name="year"
            inputMode="numeric"
            defaultValue={typed?.year ?? String(year - 1)}
            errors={errors('year')}
          />
          <TextField
            label={t('displacement.quantity')}
            hint={t('displacement.quantityHint')}
            name="quantity"
            inputMode="numeric"
            defaultValue={typed?.quantity}
            errors={errors('quantity')}
          />
          <TextField
            label={t('displacement.amount')}
            name="yuan"
            inputMode="decimal"
            defaultValue={typed?.yuan}
            errors={errors('yuan')}
          />
          <TextField
            label={t('targets.source')}
            hint={t('displacement.sourceHint')}
            name="source"
            defaultValue={typed?.source}
            errors={errors('source')}
          />
          <Button>{t('displacement.save')}</Button>
        </form>
      </Fold>
    </div>
  )
}
