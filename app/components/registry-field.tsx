import { useLocale, useTranslations } from 'use-intl'
import { inLocale, type Locale } from '#domain/locale.ts'
import { formatYuan } from '#domain/money.ts'
import { showPhone } from '#domain/phone.ts'
import { classWords, monitoredClasses, type RegistryField, type RegistryValue } from '#domain/registry/fields.ts'
import type { HelperChoice, VillageChoice } from '#server/registry/list-households.ts'
import { SelectField, TextField } from './field.tsx'

export type RegistryChoices = { helpers: readonly HelperChoice[]; villages: readonly VillageChoice[] }

/** A value as it stands in a form's control. */
export const writtenValue = (field: RegistryField, value: RegistryValue | undefined): string => {
  if (value === null || value === undefined) return ''
  return field.kind === 'fen' ? formatYuan(BigInt(value)) : String(value)
}

/** A value in words. */
export const shownValue = (field: RegistryField, value: RegistryValue, locale: Locale): string => {
  if (field.kind === 'phone') return showPhone(String(value))
  const words = field.kind === 'class' ? classWords[value as (typeof monitoredClasses)[number]] : undefined
  return words ? inLocale(locale, words.zh, words.en) : writtenValue(field, value)
}

/** One field of the registry: a choice where there is one, else a line to type in. */
export function RegistryFieldInput(props: {
  field: RegistryField
  value?: string
  error?: string
  choices: RegistryChoices
  hint?: string
  /** Empty means that it stays as it is. */
  mayStay?: boolean
}) {
  const { field, value, error, choices, hint } = props
  const locale = useLocale()
  const label = inLocale(locale, field.zh, field.en)
  const common = { name: field.name, label, hint, defaultValue: value, errors: error }
  const needed = !field.optional && !props.mayStay
  if (field.kind === 'class' || field.kind === 'village' || field.name === 'helperPhone')
    return (
      <SelectField {...common} required={needed}>
        <Choices field={field} choices={choices} />
      </SelectField>
    )
  const numeric = field.kind === 'whole' || field.kind === 'phone'
  return (
    <TextField
      {...common}
      required={needed}
      autoComplete="off"
      inputMode={field.kind === 'fen' ? 'decimal' : numeric ? 'numeric' : undefined}
      type={field.kind === 'day' ? 'date' : 'text'}
    />
  )
}

function Choices({ field, choices }: { field: RegistryField; choices: RegistryChoices }) {
  const t = useTranslations('coordinator.monitored')
  const locale = useLocale()
  if (field.kind === 'class')
    return monitoredClasses.map((one) => (
      <option key={one} value={one}>
        {t(one)}
      </option>
    ))
  if (field.kind === 'village')
    return choices.villages.map(({ code, nameZh, nameEn, townshipZh, townshipEn }) => (
      <option key={code} value={code}>
        {`${inLocale(locale, townshipZh, townshipEn)} · ${inLocale(locale, nameZh, nameEn)}`}
      </option>
    ))
  return choices.helpers.map(({ id, name, phone, households }) => (
    <option key={id} value={phone}>
      {`${name} · ${showPhone(phone)} · ${households}`}
    </option>
  ))
}
