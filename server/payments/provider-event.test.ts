import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eventTypes, readProviderEvent } from './provider-event.ts'

test('the page about going live asks Stripe for exactly the events that we act on', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const listed = page.match(/`(checkout\.session|refund|charge\.dispute)\.[a-z_]+`/g) ?? []
  expect(listed.map((type) => type.replaceAll('`', '')).sort()).toEqual([...eventTypes].sort())
})

test('a type we do not know is kept as it is', () => {
  const payload = { id: 'evt_1', type: 'payment_intent.created', created: 1, data: { object: { id: 'pi_1' } } }
  expect(readProviderEvent(payload)).toEqual({ id: 'evt_1', type: 'payment_intent.created', payload, kind: 'unknown' })
})

test('a type we act on without its promised shape is refused, so that it is sent again', () => {
  const payload = { id: 'evt_1', type: 'refund.updated', created: 1, data: { object: { id: 're_1' } } }
  expect(() => readProviderEvent(payload)).toThrow()
})
