import { useLocale, useTranslations } from 'use-intl'
import { provinces } from '#domain/provinces.ts'
import { type ConformField, SelectField, TextField } from './field.tsx'

type AddressField = 'recipient' | 'phone' | 'province' | 'city' | 'county' | 'street'

/**
 * Who gets the parcel and where, in the order people say it. City and county are typed; the island `address` makes them
 * lists that follow the province. `choices`: what the level that was wrong could be, shown where there is no script.
 */
export function AddressFields(props: {
  fields: Record<AddressField, ConformField>
  choices?: { field: 'province' | 'city' | 'county'; choices: string[] } | null
}) {
  const t = useTranslations('account.address')
  const locale = useLocale()
  const { fields, choices } = props
  const known = (field: 'city' | 'county') =>
    choices?.field === field ? (
      <datalist id={`${fields[field].id}-known`}>
        {choices.choices.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    ) : null
  const level = (field: 'city' | 'county', autoComplete: string) => (
    <div>
      <TextField
        field={fields[field]}
        label={t(field)}
        autoComplete={autoComplete}
        maxLength={30}
        list={choices?.field === field ? `${fields[field].id}-known` : undefined}
        data-level={field}
        required
      />
      {known(field)}
    </div>
  )
  return (
    <div className="grid gap-x-6 sm:grid-cols-2" data-address data-choose={t('choose')}>
      <TextField field={fields.recipient} label={t('recipient')} autoComplete="shipping name" maxLength={30} required />
      <TextField
        field={fields.phone}
        label={t('phone')}
        type="tel"
        inputMode="tel"
        autoComplete="shipping tel-national"
        maxLength={24}
        required
      />
      <SelectField
        field={fields.province}
        label={t('province')}
        autoComplete="shipping address-level1"
        data-level="province"
        required
      >
        <option value="">{t('choose')}</option>
        {provinces.map(({ zh, en }) => (
          <option key={zh} value={zh}>
            {locale === 'en' ? `${en} ${zh}` : zh}
          </option>
        ))}
      </SelectField>
      {level('city', 'shipping address-level2')}
      {level('county', 'shipping address-level3')}
      <TextField
        field={fields.street}
        label={t('street')}
        hint={t('streetHint')}
        autoComplete="shipping street-address"
        maxLength={100}
        data-level="street"
        required
      />
    </div>
  )
}
