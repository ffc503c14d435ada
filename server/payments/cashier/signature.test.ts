import { expect, test } from 'vitest'
import { signBody, verifyBody } from './signature.ts'

const secret = 'a secret of the cashier, long enough'
const at = new Date('2026-08-28T08:00:00Z')
const body = Buffer.from('{"id":"evt_1","note":"芦花鸡"}')
const signature = signBody(secret, body, at)
const verify = (change: { body?: Buffer; signature?: string; secret?: string; now?: Date }) => () =>
  verifyBody(
    change.secret ?? secret,
    change.body ?? body,
    'signature' in change ? change.signature : signature,
    change.now ?? at,
  )

test('the own signature is accepted for five minutes', () => {
  expect(verify({})).not.toThrow()
  expect(verify({ now: new Date(at.getTime() + 299_000) })).not.toThrow()
})

test.each([
  ['a changed byte', { body: Buffer.from('{"id":"evt_2","note":"芦花鸡"}') }],
  ['another secret', { secret: 'another secret of the cashier, also long' }],
  ['an old signature', { now: new Date(at.getTime() + 301_000) }],
  ['one from the future', { now: new Date(at.getTime() - 301_000) }],
  ['a later time written over it', { signature: signature.replace(/t=\d+/, `t=${at.getTime() / 1000 + 1}`) }],
  ['no signature', { signature: undefined }],
  ['an empty one', { signature: '' }],
  ['a short digest', { signature: signature.slice(0, -2) }],
  ['words', { signature: 't=now,v1=trust-me' }],
])('%s is refused', (_, change) => {
  expect(verify(change)).toThrow('BadSignature')
})
