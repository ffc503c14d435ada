import { useLocale, useTranslations } from 'use-intl'
import { evidenceNeeded } from '#domain/linkage-terms.ts'
import { type LinkageType, linkageTypes } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import type { AgreementChoices } from '#server/linkage/read-choices.ts'
import { Button } from '../../components/button.tsx'
import { Choice, Choices } from '../../components/choice.tsx'
import { SelectField } from '../../components/field.tsx'

const types = Object.keys(linkageTypes) as LinkageType[]

/** The eleven ways to link a household, each with when it pays and what must prove it. */
export function ChooseKind(props: {
  type: LinkageType | null
  families: AgreementChoices['families']
  familyId: string | null
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <form method="get">
      <SelectField name="family" label={t('linkage.new.family')} defaultValue={props.familyId ?? ''} required>
        <option value="">{t('linkage.new.choose')}</option>
        {props.families.map((family) => (
          <option key={family.id} value={family.id}>
            {inLocale(locale, family.districtZh, family.districtEn)} · {inLocale(locale, family.nameZh, family.nameEn)}
          </option>
        ))}
      </SelectField>
      <Choices legend={t('linkage.new.type')}>
        <div className="grid gap-2 sm:grid-cols-2">
          {types.map((type) => (
            <Choice
              key={type}
              type="radio"
              name="type"
              value={type}
              defaultChecked={type === props.type}
              required
              hint={t('linkage.new.typeHint', {
                pays: t(`linkage.pays.${linkageTypes[type].pays}`),
                evidence: evidenceNeeded[type].map((kind) => t(`evidence.kinds.${kind}`)).join('、'),
              })}
            >
              {t(`coordinator.types.${type}`)}
            </Choice>
          ))}
        </div>
      </Choices>
      <Button>{t('linkage.new.next')}</Button>
    </form>
  )
}
