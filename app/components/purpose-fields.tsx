import { useTranslations } from 'use-intl'
import { purposeKinds } from '#domain/identity-purposes.ts'
import { SelectField, TextareaField } from './field.tsx'

/** Why somebody needs to see what is personal; it is kept for good. */
export function PurposeFields({ kind, purpose, error }: { kind?: string; purpose?: string; error?: string }) {
  const t = useTranslations('coordinator.identity')
  return (
    <>
      <SelectField name="kind" label={t('kind')} defaultValue={kind} required>
        {purposeKinds.map((one) => (
          <option key={one} value={one}>
            {t(`kinds.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextareaField
        name="purpose"
        label={t('purpose')}
        hint={t('purposeHint')}
        rows={2}
        minLength={8}
        maxLength={200}
        required
        defaultValue={purpose}
        errors={error}
      />
    </>
  )
}
