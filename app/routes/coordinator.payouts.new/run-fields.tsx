import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { RunChoices } from '#server/payouts/read-choices.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import type { Written } from './read-run-form.ts'

/** What a run is made of; asks for the preview. */
export function RunFields(props: {
  written: Written
  choices: RunChoices
  wrong: { field: string; message: string } | null
}) {
  const { written, choices, wrong } = props
  const t = useTranslations('payouts')
  const locale = useLocale()
  const of = (field: string) => (wrong?.field === field ? [wrong.message] : undefined)
  return (
    <form method="get" className="max-w-[40rem]">
      <SelectField name="district" label={t('new.district')} defaultValue={written.district} errors={of('district')}>
        {choices.districts.map(({ code, nameZh, nameEn }) => (
          <option key={code} value={code}>
            {inLocale(locale, nameZh, nameEn)}
          </option>
        ))}
      </SelectField>
      <SelectField name="producer" label={t('new.producer')} defaultValue={written.producer} errors={of('producer')}>
        <option value="">{t('new.anyProducer')}</option>
        {choices.producers.map(({ id, nameZh, nameEn }) => (
          <option key={id} value={id}>
            {inLocale(locale, nameZh, nameEn)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField
          type="month"
          name="period"
          label={t('new.period')}
          hint={t('new.periodHint')}
          defaultValue={written.period}
          pattern="20\d\d-\d\d"
          required
          errors={of('period')}
        />
        <TextField
          name="floor"
          label={t('new.floor')}
          hint={t('new.floorHint')}
          inputMode="decimal"
          defaultValue={written.floor}
          required
          errors={of('floor')}
        />
      </div>
      <Choices legend={t('new.verify')}>
        <Choice type="radio" name="verify" value="sample" defaultChecked={written.verify === 'sample'}>
          {t('run.verifySample')}
        </Choice>
        <Choice type="radio" name="verify" value="all" defaultChecked={written.verify === 'all'}>
          {t('run.verifyAll')}
        </Choice>
      </Choices>
      <Button look="quiet">{t('new.preview')}</Button>
    </form>
  )
}
