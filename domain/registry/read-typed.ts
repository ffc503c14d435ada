import { type RegistryField, type RegistryRule, type RegistryValues, readRegistryField } from './fields.ts'

/** What a form sent for these fields: values, and the rule that each wrong one breaks. A field that was not sent is left out. */
export function readTyped(
  fields: readonly RegistryField[],
  typed: Readonly<Record<string, string>>,
): { values: RegistryValues; rules: Record<string, RegistryRule> } {
  const values: RegistryValues = {}
  const rules: Record<string, RegistryRule> = {}
  for (const field of fields) {
    const text = typed[field.name]
    if (text === undefined) continue
    const read = readRegistryField(field, text)
    if ('rule' in read) rules[field.name] = read.rule
    else values[field.name] = read.value
  }
  return { values, rules }
}
