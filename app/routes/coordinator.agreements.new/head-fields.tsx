import { useLocale, useTranslations } from 'use-intl'
import { type LinkageType, paysPerSale } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import type { AgreementChoices } from '#server/linkage/read-choices.ts'
import { Choice } from '../../components/choice.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import type { ProposalError } from '../coordinator.agreements.$id_.propose/proposal-refusal.ts'

/** What a new agreement is called, with whom it is made, and whether it divides each sale. */
export function HeadFields(props: {
  type: LinkageType
  family: NonNullable<AgreementChoices['family']>
  producers: AgreementChoices['producers']
  head: { titleZh: string; titleEn: string; otherSide: string } | null
  carriesSplit: boolean
  error: ProposalError | null
}) {
  const { type, family, producers, head, carriesSplit, error } = props
  const t = useTranslations('linkage.new')
  const types = useTranslations('coordinator.types')
  const locale = useLocale()
  const of = (field: string) => (error?.field === field ? error.message : undefined)
  return (
    <fieldset className="grid gap-x-4 sm:grid-cols-2">
      <legend className="mb-2 font-display text-lg">{t('head')}</legend>
      <TextField
        name="titleZh"
        label={t('titleZh')}
        maxLength={80}
        defaultValue={head?.titleZh ?? `${family.nameZh}·${types(type)}`}
        errors={of('titleZh')}
        required
      />
      <TextField
        name="titleEn"
        label={t('titleEn')}
        maxLength={80}
        defaultValue={head?.titleEn ?? `${family.nameEn}: ${type.replaceAll('_', ' ')}`}
        errors={of('titleEn')}
        required
      />
      <SelectField
        name="otherSide"
        label={t('otherSide')}
        hint={t('otherSideHint')}
        defaultValue={head?.otherSide || family.producerId}
        errors={of('producerId')}
      >
        {producers.map((producer) => (
          <option key={producer.id} value={producer.id}>
            {inLocale(locale, producer.nameZh, producer.nameEn)}
          </option>
        ))}
      </SelectField>
      <div className="mb-5 self-end">
        {paysPerSale(type) ? (
          <p className="text-sm text-soft">{t('alwaysSplits')}</p>
        ) : (
          <Choice type="checkbox" name="carriesSplit" defaultChecked={carriesSplit} hint={t('splitsHint')}>
            {t('splits')}
          </Choice>
        )}
      </div>
    </fieldset>
  )
}
