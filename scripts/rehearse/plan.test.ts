import { expect, test } from 'vitest'
import { FIRST_40_AT_LEAST, KEPT, keptOrders, LEFT, planDay, STOCK, scenes } from './plan.ts'

const birds = (orders: { quantity: number }[]) => orders.reduce((sum, { quantity }) => sum + quantity, 0)

test.each(['1', '2', 'another'])(
  'day %s keeps exactly 1,091 birds, more than 600 of them in the first 40 minutes',
  (seed) => {
    const day = planDay(seed)
    expect(birds(keptOrders(day))).toBe(KEPT)
    expect(STOCK - KEPT).toBe(LEFT)
    expect(birds(keptOrders(day).filter(({ at }) => at < 40))).toBeGreaterThan(FIRST_40_AT_LEAST)
    expect(day.filter(({ story }) => story === 'is_refunded')).toHaveLength(1)
    for (const story of ['fails_then_pays', 'comes_back', 'fails_then_cancels', 'abandons'])
      expect(day.some((order) => order.story === story)).toBe(true)
  },
)

test('the same seed is the same day, another is another', () => {
  expect(planDay('1')).toEqual(planDay('1'))
  expect(planDay('1')).not.toEqual(planDay('2'))
})

test('every order is placed within its scene, and the last scene ends on 30 August 12:00', () => {
  for (const { scene: key, at } of planDay('1')) {
    const scene = scenes.find((s) => s.key === key)
    expect(at - (scene?.from ?? 0)).toBeLessThan(scene?.minutes ?? 0)
  }
  const last = scenes.at(-1)
  expect((last?.from ?? 0) + (last?.minutes ?? 0)).toBe(44 * 60)
})
