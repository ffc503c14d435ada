import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FamilyChoice } from '#server/reports/list-families.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { fieldsOf } from '../../components/fields-of.ts'
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
  const field = fieldsOf<keyof Typed>(answered)
  return (
    <div className="mt-6 max-w-xl">
      <Fold title={t('displacement.record')} open={Boolean(answered)}>
        {answered?.errors.form ? <Notice tone="bad">{answered.errors.form}</Notice> : null}
        <form method="post">
          <SelectField {...field('family')} label={t('displacement.good')}>
            {families.map((family) => (
              <option key={family.id} value={family.id}>
                {`${inLocale(locale, family.producerZh, family.producerEn)} · ${inLocale(locale, family.nameZh, family.nameEn)}`}
              </option>
            ))}
          </SelectField>
          <TextField {...field('year', String(year - 1))} label={t('year')} inputMode="numeric" />
          <TextField
            {...field('quantity')}
            label={t('displacement.quantity')}
            hint={t('displacement.quantityHint')}
            inputMode="numeric"
          />
          <TextField {...field('yuan')} label={t('displacement.amount')} inputMode="decimal" />
          <TextField {...field('source')} label={t('targets.source')} hint={t('displacement.sourceHint')} />
          <Button>{t('displacement.save')}</Button>
        </form>
      </Fold>
    </div>
  )
}
