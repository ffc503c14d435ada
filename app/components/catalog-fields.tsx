import { useLocale, useTranslations } from 'use-intl'
import type { FieldSpec, Subject } from '#domain/catalog/fields.ts'
import { inLocale } from '#domain/locale.ts'
import type { FieldErrors } from '../http/answer-form.ts'
import type { Typed } from '../http/read-catalog-form.ts'
import { shownFields } from '../http/shown-fields.ts'
import { Choice } from './choice.tsx'
import { SelectField, TextareaField, TextField } from './field.tsx'

export interface CategoryOption {
  slug: string
  nameZh: string
  nameEn: string
}

/** The fields of a good, a pack or a producer, as the table of fields has them. */
export function CatalogFields(props: {
  subject: Subject
  typed: Typed
  errors: FieldErrors
  names?: readonly string[]
  made?: boolean
  categories?: readonly CategoryOption[]
}) {
  const fields = shownFields(props.subject, props.names, props.made)
  const flags = fields.filter(({ kind }) => kind === 'flag')
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {fields
          .filter(({ kind }) => kind !== 'flag')
          .map((field) => (
            <Control
              key={field.name}
              field={field}
              typed={props.typed[field.name] ?? ''}
              error={props.errors[field.name]}
              categories={props.categories ?? []}
            />
          ))}
      </div>
      {flags.length > 0 ? <Flags flags={flags} typed={props.typed} /> : null}
    </>
  )
}

function Flags({ flags, typed }: { flags: readonly FieldSpec[]; typed: Typed }) {
  const locale = useLocale()
  return (
    <div className="mb-5 grid gap-2 sm:grid-cols-2">
      {flags.map((field) => (
        <Choice
          key={field.name}
          type="checkbox"
          name={field.name}
          value="true"
          defaultChecked={typed[field.name] === 'true'}
        >
          {inLocale(locale, field.zh, field.en)}
        </Choice>
      ))}
    </div>
  )
}

function Control(props: {
  field: FieldSpec
  typed: string
  error: string | undefined
  categories: readonly CategoryOption[]
}) {
  const { field, typed, error } = props
  const t = useTranslations('admin')
  const locale = useLocale()
  const common = {
    name: field.name,
    label: field.optional ? (
      <>
        {inLocale(locale, field.zh, field.en)} <span className="text-sm font-normal text-soft">{t('optional')}</span>
      </>
    ) : (
      inLocale(locale, field.zh, field.en)
    ),
    errors: error,
    defaultValue: typed,
    required: !field.optional,
  }
  if (field.kind === 'slug')
    return (
      <SelectField {...common}>
        {props.categories.map(({ slug, nameZh, nameEn }) => (
          <option key={slug} value={slug}>
            {inLocale(locale, nameZh, nameEn)}
          </option>
        ))}
      </SelectField>
    )
  if (field.kind === 'text' && field.long)
    return (
      <div className="sm:col-span-2">
        <TextareaField {...common} rows={4} maxLength={field.max} />
      </div>
    )
  if (field.kind === 'text') return <TextField {...common} maxLength={field.max} />
  if (field.kind === 'day') return <TextField {...common} type="date" />
  return <TextField {...common} inputMode={field.kind === 'whole' ? 'numeric' : 'decimal'} maxLength={14} />
}
