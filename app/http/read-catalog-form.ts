import { catalogFields, type FieldValues, type Subject } from '#domain/catalog/fields.ts'
import { readField, writtenField } from '#domain/catalog/read-field.ts'
import type { Locale } from '#domain/locale.ts'
import { type FieldErrors, ruleWords } from './answer-form.ts'
import { shownFields } from './shown-fields.ts'

/** What was typed, by field; flags as `true` or ``. */
export type Typed = Record<string, string>

export interface CatalogForm {
  values: FieldValues
  typed: Typed
  errors: FieldErrors
}

/** Reads the fields that the form shows. A checkbox that is not sent is a no. */
export function readCatalogForm(
  form: FormData,
  subject: Subject,
  { locale, names, made }: { locale: Locale; names?: readonly string[]; made?: boolean },
): CatalogForm {
  const read: CatalogForm = { values: {}, typed: {}, errors: {} }
  for (const field of shownFields(subject, names, made)) {
    const text = String(form.get(field.name) ?? '').slice(0, 4_000)
    read.typed[field.name] = text
    const value = readField(field, text)
    if ('rule' in value) read.errors[field.name] = ruleWords(value.rule, locale) ?? value.rule
    else read.values[field.name] = value.value
  }
  return read
}

/** What a form begins with. */
export const writtenValues = (subject: Subject, values: FieldValues): Typed =>
  Object.fromEntries(
    catalogFields[subject].map((field) => [
      field.name,
      field.kind === 'flag' ? (values[field.name] ? 'true' : '') : writtenField(field, values[field.name]),
    ]),
  )
