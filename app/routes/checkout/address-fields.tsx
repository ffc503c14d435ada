import { useLocale, useTranslations } from 'use-intl'
import { provinces } from '#domain/provinces.ts'
import { type ConformField, SelectField, TextField } from '../../components/field.tsx'

type AddressField = 'recipient' | 'phone' | 'province' | 'city' | 'county' | 'street'

/** Who gets the parcel and where, in the order people say it: province, city, district, street. */
export function AddressFields({ fields }: { fields: Record<AddressField, ConformField> }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      <TextField field={fields.recipient} label={t('recipient')} autoComplete="shipping name" maxLength={30} required />
      <TextField
        field={fields.phone}
        label={t('phone')}
        hint={t('phoneHint')}
        type="tel"
        inputMode="tel"
        autoComplete="shipping tel-national"
        maxLength={24}
        required
      />
      <SelectField field={fields.province} label={t('province')} autoComplete="shipping address-level1" required>
        <option value="">{t('chooseProvince')}</option>
        {provinces.map(({ zh, en }) => (
          <option key={zh} value={zh}>
            {locale === 'en' ? `${en} ${zh}` : zh}
          </option>
        ))}
      </SelectField>
      <TextField field={fields.city} label={t('city')} autoComplete="shipping address-level2" maxLength={30} required />
      <TextField
        field={fields.county}
        label={t('county')}
        autoComplete="shipping address-level3"
        maxLength={30}
        required
      />
      <TextField
        field={fields.street}
        label={t('street')}
        hint={t('streetHint')}
        autoComplete="shipping street-address"
        maxLength={100}
        required
      />
    </div>
  )
}
