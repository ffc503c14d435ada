import type { FieldValues, Subject } from './fields.ts'
import type { FieldProblem } from './read-field.ts'

/** What several fields of a product must keep together; null where they do. */
function checkProduct(values: FieldValues): FieldProblem | null {
  const { priceFen, floorPriceFen, variableWeight, netWeightG, depositBps } = values
  if (floorPriceFen != null && BigInt(String(floorPriceFen)) > BigInt(String(priceFen)))
    return { field: 'floorPriceFen', rule: 'floor' }
  if (variableWeight && netWeightG == null) return { field: 'netWeightG', rule: 'weight' }
  const window = [values.preorderFrom, values.preorderUntil, values.releasesOn].map((day) =>
    day == null ? null : String(day),
  )
  const [from, until, release] = window
  const whole = window.every((day) => day === null) || window.every((day) => day !== null)
  if (!whole || (from && until && from >= until)) return { field: 'preorderUntil', rule: 'window' }
  if (depositBps != null && !release) return { field: 'depositBps', rule: 'deposit' }
  return null
}

/** @param values of all fields, as they would be after the change */
export const checkValues = (subject: Subject, values: FieldValues): FieldProblem | null =>
  subject === 'product' ? checkProduct(values) : null
