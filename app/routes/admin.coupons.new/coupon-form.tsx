import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import type { FieldErrors } from '../../http/answer-form.ts'
import type { TypedCoupon } from './read-coupon-form.ts'

export function CouponForm(props: {
  typed: TypedCoupon
  errors: FieldErrors
  admin: boolean
  districts: readonly { districtCode: string; districtZh: string; districtEn: string }[]
  producers: readonly { id: string; nameZh: string; nameEn: string }[]
}) {
  const { typed, errors, admin, districts, producers } = props
  const t = useTranslations('admin.coupons')
  const locale = useLocale()
  const field = (name: string, error = name) => ({
    name,
    label: t(`form.${name}` as 'form.code'),
    defaultValue: typed[name],
    errors: errors[error],
  })
  return (
    <form method="post">
      <input type="hidden" name="id" value={typed.id} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField {...field('code')} hint={t('form.codeHint')} pattern="[A-Za-z0-9]{4,20}" required />
        <span />
        <TextField {...field('titleZh')} maxLength={60} required />
        <TextField {...field('titleEn')} maxLength={80} />
      </div>
      <Choices legend={t('bearer')}>
        {(['platform', 'district', 'producer'] as const).map((bearer) =>
          bearer === 'platform' && !admin ? null : (
            <Choice
              key={bearer}
              type="radio"
              name="bearer"
              value={bearer}
              defaultChecked={typed.bearer === bearer}
              hint={t(`bearerHints.${bearer}`)}
            >
              {t(`bearers.${bearer}`)}
            </Choice>
          ),
        )}
      </Choices>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField {...field('districtCode', 'bearer')}>
          {districts.map(({ districtCode, districtZh, districtEn }) => (
            <option key={districtCode} value={districtCode}>
              {inLocale(locale, districtZh, districtEn)}
            </option>
          ))}
        </SelectField>
        <SelectField {...field('producerId')}>
          {producers.map(({ id, nameZh, nameEn }) => (
            <option key={id} value={id}>
              {inLocale(locale, nameZh, nameEn)}
            </option>
          ))}
        </SelectField>
      </div>
      <Choices legend={t('worth')}>
        <Choice type="radio" name="kind" value="sum" defaultChecked={typed.kind !== 'part'}>
          {t('form.sum')}
        </Choice>
        <Choice type="radio" name="kind" value="part" defaultChecked={typed.kind === 'part'}>
          {t('form.part')}
        </Choice>
      </Choices>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <TextField {...field('amount', errors.worth ? 'worth' : 'amount')} inputMode="decimal" />
        <TextField {...field('percent')} inputMode="decimal" />
        <TextField {...field('most')} inputMode="decimal" />
        <TextField {...field('minimum')} inputMode="decimal" />
        <TextField {...field('validFrom')} type="date" required />
        <TextField {...field('validTo')} type="date" required />
        <TextField {...field('usesTotal')} inputMode="numeric" required />
        <TextField {...field('usesPerBuyer')} inputMode="numeric" required />
      </div>
      <Button>{t('make')}</Button>
    </form>
  )
}
