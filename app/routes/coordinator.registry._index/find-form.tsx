import { useTranslations } from 'use-intl'
import type { RegistryRow } from '#server/registry/list-households.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { PurposeFields } from '../../components/purpose-fields.tsx'
import { HouseholdTable } from './household-table.tsx'

type Answered = {
  typed: { field: string; value: string; kind: string; purpose: string }
  errors: Record<string, string>
  found: RegistryRow[] | null
}

/** By name, phone or identity number: exactly, for a purpose that is kept. */
export function FindForm({ answered }: { answered?: Answered }) {
  const t = useTranslations('registry.find')
  const { typed, errors = {}, found } = answered ?? {}
  return (
    <div className="mt-4">
      <Fold title={t('title')} open={answered !== undefined}>
        <form method="post" className="max-w-[36rem]">
          <p className="mb-3 text-sm text-soft">{t('lead')}</p>
          <SelectField name="field" label={t('field')} defaultValue={typed?.field}>
            {(['headName', 'phone', 'idNumber'] as const).map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </SelectField>
          <TextField
            name="value"
            label={t('value')}
            defaultValue={typed?.value}
            errors={errors.value}
            autoComplete="off"
            maxLength={40}
            required
          />
          <PurposeFields kind={typed?.kind} purpose={typed?.purpose} error={errors.form} />
          <Button icon="search">{t('find')}</Button>
        </form>
        {found?.length === 0 ? <Notice>{t('none')}</Notice> : null}
        {found && found.length > 0 ? (
          <div className="mt-4">
            <HouseholdTable caption={t('found')} rows={found} />
          </div>
        ) : null}
      </Fold>
    </div>
  )
}
