import { useTranslations } from 'use-intl'
import { householdFields } from '#domain/registry/fields.ts'
import { Button } from '../../components/button.tsx'
import { Fold } from '../../components/fold.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { type RegistryChoices, RegistryFieldInput, writtenValue } from '../../components/registry-field.tsx'
import { answerTo, type PartProps } from './shared-props.ts'

/** Asks for a change: what is personal is typed anew, or left empty to stay. */
export function UpdateForm(props: PartProps & { choices: RegistryChoices }) {
  const { registration, formId, choices } = props
  const t = useTranslations('registry')
  const { typed, errors } = answerTo(props, 'update')
  const asked = answerTo(props, 'remove')
  return (
    <div className="mt-6">
      <Fold title={t('update.title')} note={t('update.note')} open={typed.intent !== undefined}>
        <form method="post">
          <input type="hidden" name="formId" value={formId} />
          <div className="grid gap-x-6 md:grid-cols-2">
            {householdFields.map((field) => (
              <RegistryFieldInput
                key={field.name}
                field={field}
                choices={choices}
                mayStay={field.personal}
                hint={field.personal ? t('update.stays') : undefined}
                value={
                  typed[field.name] ?? (field.personal ? '' : writtenValue(field, registration.values[field.name]))
                }
                error={errors[field.name]}
              />
            ))}
          </div>
          <Why value={typed.why} error={errors.why} />
          <Button name="intent" value="update">
            {t('propose')}
          </Button>
        </form>
      </Fold>
      <Fold title={t('remove.title')} open={asked.typed.intent !== undefined}>
        <form method="post">
          <p className="mb-3 text-sm text-soft">{t('remove.lead')}</p>
          <input type="hidden" name="formId" value={formId} />
          <Why value={asked.typed.why} error={asked.errors.why} />
          <Button name="intent" value="remove" look="quiet">
            {t('remove.ask')}
          </Button>
        </form>
      </Fold>
    </div>
  )
}

/** Why a change is asked for; whoever decides reads it. */
export function Why({ value, error }: { value?: string; error?: string }) {
  const t = useTranslations('registry')
  return <ReasonField name="why" label={t('why')} hint={t('whyHint')} defaultValue={value} errors={error} />
}
