import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { browser, identityOf } from '#test/identity.ts'

const database = useDatabase()
const password = 'reeds by the river'
let phones = 0

/** Someone of the staff, signed in, with a password and an authenticator app. */
async function staff() {
  const desk = identityOf(database.db)
  const { identity, lastCode, clock } = desk
  const [phone, here] = [`+861360000${String(++phones).padStart(4, '0')}`, browser()]
  await identity.requestCode(phone, here.headers())
  here.take(await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() }))
  here.take(await identity.setPassword({ current: null, next: password, headers: here.headers() }))
  const offer = await identity.offerTotp({ password, headers: here.headers() })
  if (offer.outcome !== 'offered') throw new Error('the password was right')
  const app = () => createOTP(new TextDecoder().decode(base32.decode(offer.secret))).totp()
  here.take(await identity.confirmTotp({ code: await app(), headers: here.headers() }))
  clock.at += 61_000
  return { ...desk, phone, here, app, offer }
}

test('a secret counts only after its first code', async () => {
  const { identity, lastCode } = identityOf(database.db)
  const [phone, here] = ['+8613500000001', browser()]
  await identity.requestCode(phone, here.headers())
  here.take(await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() }))
  here.take(await identity.setPassword({ current: null, next: password, headers: here.headers() }))
  expect(await identity.offerTotp({ password: 'not the password', headers: here.headers() })).toEqual({
    outcome: 'wrong_password',
  })
  const offer = await identity.offerTotp({ password, headers: here.headers() })
  expect(offer).toMatchObject({
    outcome: 'offered',
    uri: expect.stringContaining('otpauth://totp/Reedflower:135****0001'),
  })
  expect(await identity.confirmTotp({ code: '000000', headers: here.headers() })).toEqual({ outcome: 'wrong' })
  expect((await identity.readViewer(here.headers()))?.twoFactorEnabled).toBe(false)
})

test('the password alone opens nothing once there is a second factor', async () => {
  const { identity, phone, app } = await staff()
  const there = browser()
  const first = there.take(await identity.signInWithPassword({ phone, password, headers: there.headers() }))
  expect(first.outcome).toBe('totp_required')
  expect(await identity.readViewer(there.headers())).toBeNull()
  expect(await identity.verifyTotp('000000', there.headers())).toEqual({ outcome: 'wrong' })
  expect(there.take(await identity.verifyTotp(await app(), there.headers()))).toMatchObject({ outcome: 'signed_in' })
  expect(await identity.readViewer(there.headers())).toMatchObject({ phone, twoFactorEnabled: true })
})

test('a code by text message alone opens nothing either', async () => {
  const { identity, phone, app, lastCode } = await staff()
  const there = browser()
  await identity.requestCode(phone, there.headers())
  const first = there.take(await identity.signInWithCode({ phone, code: lastCode(), headers: there.headers() }))
  expect(first.outcome).toBe('totp_required')
  expect(await identity.readViewer(there.headers())).toBeNull()
  there.take(await identity.verifyTotp(await app(), there.headers()))
  expect(await identity.readViewer(there.headers())).toMatchObject({ phone })
})

test('a backup code works once', async () => {
  const { identity, phone, offer } = await staff()
  const [code = ''] = offer.backupCodes
  const outcomes = []
  for (const there of [browser(), browser()]) {
    there.take(await identity.signInWithPassword({ phone, password, headers: there.headers() }))
    outcomes.push((await identity.verifyTotp(code, there.headers())).outcome)
  }
  expect(outcomes).toEqual(['signed_in', 'wrong'])
})

test('five wrong codes end the sign-in, ten lock the account for a while', async () => {
  const { identity, phone, app } = await staff()
  const outcomes = []
  for (let round = 0; round < 2; round++) {
    const there = browser()
    there.take(await identity.signInWithPassword({ phone, password, headers: there.headers() }))
    for (let tries = 0; tries < 5; tries++)
      outcomes.push((await identity.verifyTotp('000000', there.headers())).outcome)
    if (round === 0) outcomes.push((await identity.verifyTotp(await app(), there.headers())).outcome)
  }
  expect(outcomes).toEqual([...Array(5).fill('wrong'), 'expired', ...Array(5).fill('wrong')])
  const there = browser()
  there.take(await identity.signInWithPassword({ phone, password, headers: there.headers() }))
  await expect(identity.verifyTotp(await app(), there.headers())).rejects.toMatchObject({ code: 'TooManyRequests' })
})

test('turning it off takes the password', async () => {
  const { identity, here } = await staff()
  expect(await identity.disableTotp({ password: 'a guess of mine', headers: here.headers() })).toEqual({
    outcome: 'wrong_password',
  })
  here.take(await identity.disableTotp({ password, headers: here.headers() }))
  expect((await identity.readViewer(here.headers()))?.twoFactorEnabled).toBe(false)
})

test('a changed password ends all other sessions and the old password', async () => {
  const { identity, lastCode, clock } = identityOf(database.db)
  const [phone, here, there] = ['+8613500000002', browser(), browser()]
  for (const each of [here, there]) {
    await identity.requestCode(phone, each.headers())
    each.take(await identity.signInWithCode({ phone, code: lastCode(), headers: each.headers() }))
    clock.at += 61_000
  }
  const set = async (current: string | null, next: string) =>
    here.take(await identity.setPassword({ current, next, headers: here.headers() })).outcome
  expect(await set(null, 'short')).toBe('too_short')
  expect(await set(null, password)).toBe('set')
  expect(await identity.readViewer(there.headers())).toBeNull()
  expect(await set('a wrong password', 'another password')).toBe('wrong_current')
  expect(await set(password, 'another password')).toBe('set')
  expect(await identity.readViewer(here.headers())).not.toBeNull()
  const sign = async (given: string) =>
    (await identity.signInWithPassword({ phone, password: given, headers: browser().headers() })).outcome
  expect([await sign(password), await sign('another password')]).toEqual(['wrong', 'signed_in'])
})
