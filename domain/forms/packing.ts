import { z } from 'zod'
import { parseWeight } from '../weight-difference.ts'

/** Grams, however they were written. */
const weight = z.string().transform((text, context) => {
  const grams = parseWeight(text)
  if (grams !== null) return grams
  context.addIssue({ code: 'custom', message: 'fulfilment.invalid.weight' })
  return z.NEVER
})

export const weightField = (lineId: string): string => `weight-${lineId}`
export const batchField = (lineId: string): string => `batch-${lineId}`

type Line = { lineId: string; weighed: boolean }

/** Packing a parcel of these lines: the weight of each that is weighed, its batch where there is a choice, and the whole weight. */
export const packingSchema = (lines: readonly Line[]) =>
  z
    .object({
      weightG: weight.optional(),
      ...Object.fromEntries(lines.filter(({ weighed }) => weighed).map(({ lineId }) => [weightField(lineId), weight])),
      ...Object.fromEntries(lines.map(({ lineId }) => [batchField(lineId), z.uuid().optional()])),
    })
    .transform((typed) => {
      const said = typed as Record<string, string | number | undefined>
      const packed = lines.map(({ lineId }) => ({
        lineId,
        packedWeightG: (said[weightField(lineId)] as number | undefined) ?? null,
        batchId: (said[batchField(lineId)] as string | undefined) ?? null,
      }))
      return { weightG: typed.weightG ?? null, lines: packed }
    })
