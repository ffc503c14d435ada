import type { FieldValue, FieldValues } from './fields.ts'

/** A change of one thing of the catalogue: the fields that differ, as they were and as they shall be. */
export type Difference = { before: FieldValues; after: FieldValues }

/** Only what differs; null where nothing does. A field that `wanted` leaves out stays. */
export function differenceOf(current: FieldValues, wanted: FieldValues): Difference | null {
  const changed = Object.entries(wanted).filter(([name, value]) => (current[name] ?? null) !== value)
  if (changed.length === 0) return null
  const before = changed.map(([name]): [string, FieldValue] => [name, current[name] ?? null])
  return { before: Object.fromEntries(before), after: Object.fromEntries(changed) }
}

/** Names of the fields that are not any more what they were when the change was made. */
export const staleFields = (current: FieldValues, before: FieldValues): string[] =>
  Object.entries(before).flatMap(([name, value]) => ((current[name] ?? null) === value ? [] : name))
