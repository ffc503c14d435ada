import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEWEST, publicCount, showable, tellsNobody } from './small-groups.ts'

const household = fc.integer({ min: 1, max: 12 }).map(String)
const cell = fc.uniqueArray(household, { maxLength: 9 }).map((ids) => ({ households: new Set(ids) }))
const table = fc.array(cell, { maxLength: 7 })
const sizeOf = (cells: { households: Set<string> }[]) =>
  new Set(cells.flatMap(({ households }) => [...households])).size
const tellsOnFew = (size: number) => size > 0 && size < FEWEST

test('a figure about others is theirs together: nobody’s, or five’s', () => {
  expect([0, 1, 4, 5, 6].map(tellsNobody)).toEqual([true, false, false, true, true])
})

describe('a count in public', () => {
  test.each([
    [0, null],
    [4, null],
    [5, 5],
    [9, 5],
    [10, 10],
    [23, 20],
  ])('%i households: %s', (households, shown) => expect(publicCount(households)).toBe(shown))

  test('no two counts, of products, places or days, prove that they differ by one to four households', () => {
    const counts = Array.from({ length: 60 }, (_, count) => count)
    for (const [smaller, larger] of [
      [publicCount, publicCount],
      [() => null, publicCount],
    ] as const)
      for (const a of counts)
        for (const b of counts.filter((count) => count >= a)) {
          // What an onlooker who knows that one group lies in the other must think possible.
          const possible = counts.flatMap((x) =>
            counts.filter((y) => y >= x && smaller(x) === smaller(a) && larger(y) === larger(b)).map((y) => y - x),
          )
          expect(possible.some((difference) => !tellsOnFew(difference))).toBe(true)
        }
  })
})

describe('a table beside its total', () => {
  test('shows no part about one to four households, and none can be had by subtraction', () => {
    fc.assert(
      fc.property(table, (parts) => {
        const shown = showable(parts)
        parts.forEach((part, at) => {
          if (shown.parts[at]) expect(tellsOnFew(part.households.size)).toBe(false)
        })
        if (!shown.total) return
        expect(tellsOnFew(sizeOf(parts))).toBe(false)
        const rest = parts.filter(({ households }, at) => !shown.parts[at] && households.size > 0)
        expect(tellsOnFew(sizeOf(rest))).toBe(false)
        // One hidden part alone is the total less the others: it would be shown in all but name.
        if (rest.length === 1) expect(tellsOnFew(rest[0]?.households.size ?? 0)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })
  test('hides nothing where every part is large enough', () => {
    const many = { households: new Set(['1', '2', '3', '4', '5']) }
    expect(showable([many, many, many])).toEqual({ parts: [true, true, true], total: true })
  })
  test('hides the smallest large part with a small one', () => {
    const of = (...ids: string[]) => ({ households: new Set(ids) })
    const parts = [of('1', '2'), of('1', '2', '3', '4', '5', '6'), of('4', '5', '6', '7', '8')]
    expect(showable(parts)).toEqual({ parts: [false, true, false], total: true })
  })
  test('hides the total where nothing is left to hide beside a small part', () => {
    expect(showable([{ households: new Set(['1']) }])).toEqual({ parts: [false], total: false })
  })
  test('an attacker who solves all that is published learns nothing of fewer than five', () => {
    fc.assert(
      fc.property(table, (parts) => {
        const { parts: shown, total } = showable(parts)
        // Every combination of published sums: parts taken or not, the total taken or not.
        for (let taken = 0; taken < 2 ** parts.length; taken++) {
          const chosen = parts.filter((_, at) => (taken >> at) & 1)
          if (parts.some((_, at) => (taken >> at) & 1 && !shown[at])) continue
          expect(chosen.length === 0 || !chosen.every(({ households }) => tellsOnFew(households.size))).toBe(true)
          if (!total) continue
          const left = parts.filter(({ households }, at) => !((taken >> at) & 1) && households.size > 0)
          if (left.length > 0) expect(sizeOf(left)).toBeGreaterThanOrEqual(FEWEST)
        }
      }),
      { numRuns: 500 },
    )
  })
})
