import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { claim, whileClaimed } from './claim.ts'

test('the second to claim a name learns who holds it, until it is given back', async () => {
  const name = randomUUID()
  const first = await claim(name)
  if (!('release' in first)) throw new Error('nobody else can hold this name')
  expect(await claim(name)).toEqual({ holder: String(process.pid) })
  first.release()
  const second = await claim(name)
  expect(second).toHaveProperty('release')
})

test('work under one claim is done one after another', async () => {
  const name = randomUUID()
  const order: string[] = []
  const work = (label: string) =>
    whileClaimed(name, async () => {
      order.push(`${label} begins`)
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push(`${label} ends`)
    })
  await Promise.all([work('a'), work('b')])
  expect([order.slice(0, 2), order.slice(2)].map(([begin]) => begin?.[0]).toSorted()).toEqual(['a', 'b'])
  expect(order[1]).toBe(`${order[0]?.[0]} ends`)
})
