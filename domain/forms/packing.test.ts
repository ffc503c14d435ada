import { expect, test } from 'vitest'
import { batchField, packingSchema, weightField } from './packing.ts'

const [bird, eggs] = ['0199d0a0-0000-7000-8000-000000000001', '0199d0a0-0000-7000-8000-000000000002'] as const
const schema = packingSchema([
  { lineId: bird, weighed: true },
  { lineId: eggs, weighed: false },
])

test('weights are read as people write them; a batch only where one was chosen', () => {
  expect(schema.parse({ weightG: '1.9kg', [weightField(bird)]: '2.6斤', [batchField(eggs)]: bird })).toEqual({
    weightG: 1_900,
    lines: [
      { lineId: bird, packedWeightG: 1_300, batchId: null },
      { lineId: eggs, packedWeightG: null, batchId: bird },
    ],
  })
})

test('what is weighed has to be said; the whole weight need not', () => {
  expect(schema.safeParse({}).error?.issues.map(({ path }) => path[0])).toEqual([weightField(bird)])
  expect(schema.safeParse({ [weightField(bird)]: 'heavy' }).error?.issues[0]?.message).toBe('fulfilment.invalid.weight')
})
