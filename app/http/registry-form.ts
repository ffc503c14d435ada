import type { Locale } from '#domain/locale.ts'
import type { RegistryField, RegistryValues } from '#domain/registry/fields.ts'
import { readTyped } from '#domain/registry/read-typed.ts'
import { type FieldErrors, ruleWords } from './answer-form.ts'

/** The text fields of a form, trimmed to what anybody would type. */
export const typedOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 500)]] : [])),
  )

/** Fields of the registry as they were typed, with a sentence at each that is wrong. */
export function readRegistryForm(
  fields: readonly RegistryField[],
  typed: Readonly<Record<string, string>>,
  locale: Locale,
): { values: RegistryValues; errors: FieldErrors } {
  const { values, rules } = readTyped(fields, typed)
  const errors = Object.entries(rules).map(([name, rule]) => [name, ruleWords(rule, locale) ?? rule])
  return { values, errors: Object.fromEntries(errors) }
}
