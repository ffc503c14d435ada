import { expect, test } from 'vitest'
import { judge, sum } from './judge.ts'

const published = ['a', 'b', 'c', 'd', 'e']
const places = new Map(published.map((part, place) => [part, place]))

test.each([
  ['everything', published, { parts: 5, missed: 0, disordered: 0, strange: 0 }],
  ['who came late and left early', ['b', 'c', 'd'], { parts: 3, missed: 0, disordered: 0, strange: 0 }],
  ['a gap', ['a', 'b', 'e'], { parts: 3, missed: 2, disordered: 0, strange: 0 }],
  ['a repeat', ['a', 'b', 'b', 'c'], { parts: 4, missed: 0, disordered: 1, strange: 0 }],
  ['a swap', ['a', 'c', 'b', 'd'], { parts: 4, missed: 1, disordered: 1, strange: 0 }],
  ['other bytes', ['a', 'x', 'b'], { parts: 3, missed: 0, disordered: 0, strange: 1 }],
  ['nothing', [], { parts: 0, missed: 0, disordered: 0, strange: 0 }],
])('%s', (_name, received, verdict) => {
  expect(judge(places, received)).toEqual(verdict)
})

test('verdicts add up', () => {
  const one = { parts: 3, missed: 2, disordered: 1, strange: 0 }
  expect(sum([one, one])).toEqual({ parts: 6, missed: 4, disordered: 2, strange: 0 })
})
