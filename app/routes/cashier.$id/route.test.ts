import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { action, loader } from './route.tsx'

const context = { shop: { cashier: null }, locale: 'zh' } as unknown as AppLoadContext
const request = new Request('http://shop.test/cashier/cs_1', {
  method: 'POST',
  body: new URLSearchParams({ intent: 'pay' }),
})

test('where only real money is taken there is no practice cashier', async () => {
  const args = { request, params: { id: 'cs_1' }, context }
  await expect(async () => loader(args)).rejects.toMatchObject({ init: { status: 404 } })
  await expect(async () => action(args)).rejects.toMatchObject({ init: { status: 404 } })
})
