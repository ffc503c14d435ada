import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { browser, identityOf } from '#test/identity.ts'
import { spend } from './rate-limit.ts'

const database = useDatabase()
const tooMany = (seconds: number) => expect.objectContaining({ code: 'TooManyRequests', detail: { seconds } })

test('a limit holds however many ask at once, and ends with its window', async () => {
  const clock = { at: 1_000_000, now: () => new Date(clock.at) }
  const deps = { db: database.db, clock }
  const limit = { max: 5, seconds: 60 }
  const tries = await Promise.allSettled(Array.from({ length: 40 }, () => spend(deps, 'crowd', limit)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  clock.at += 59_000
  await expect(spend(deps, 'crowd', limit)).rejects.toEqual(tooMany(1))
  clock.at += 1_000
  await expect(spend(deps, 'crowd', limit)).resolves.toBeUndefined()
})

test('one phone gets one code a minute and five an hour', async () => {
  const { identity, clock, texts } = identityOf(database.db)
  const ask = () => identity.requestCode('+8613800000001', browser().headers())
  await ask()
  await expect(ask()).rejects.toEqual(tooMany(60))
  for (let more = 0; more < 4; more++) {
    clock.at += 60_000
    await ask()
  }
  clock.at += 60_000
  await expect(ask()).rejects.toEqual(tooMany(55 * 60))
  expect(texts).toHaveLength(5)
})

test('one address gets sixty codes an hour, whatever address it claims', async () => {
  const { identity, texts } = identityOf(database.db)
  const claiming = () => {
    const headers = browser('198.51.100.1').headers()
    headers.set('x-forwarded-for', `10.0.0.${texts.length}`)
    return headers
  }
  const phone = (n: number) => `+86137000${String(n).padStart(5, '0')}`
  for (let n = 0; n < 60; n++) await identity.requestCode(phone(n), claiming())
  await expect(identity.requestCode(phone(60), claiming())).rejects.toMatchObject({ code: 'TooManyRequests' })
  await identity.requestCode(phone(60), browser('198.51.100.2').headers())
})

test('a number that is none gets no message', async () => {
  const { identity, texts } = identityOf(database.db)
  await expect(identity.requestCode('13800000002', browser().headers())).rejects.toMatchObject({ code: 'InvalidInput' })
  expect(texts).toEqual([])
})

test('ten wrong passwords close the door for a quarter of an hour; right ones cost nothing', async () => {
  const { identity, lastCode, clock } = identityOf(database.db)
  const [phone, here] = ['+8613800000003', browser('198.51.100.9')]
  await identity.requestCode(phone, here.headers())
  here.take(await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() }))
  await identity.setPassword({ current: null, next: 'a good password', headers: here.headers() })
  const sign = (password: string) =>
    identity.signInWithPassword({ phone, password, headers: browser('198.51.100.9').headers() })
  for (let n = 0; n < 9; n++) expect(await sign('a bad password')).toEqual({ outcome: 'wrong' })
  for (let n = 0; n < 3; n++) expect(await sign('a good password')).toMatchObject({ outcome: 'signed_in' })
  expect(await sign('a bad password')).toEqual({ outcome: 'wrong' })
  await expect(sign('a good password')).rejects.toMatchObject({ code: 'TooManyRequests' })
  clock.at += 15 * 60_000
  expect(await sign('a good password')).toMatchObject({ outcome: 'signed_in' })
})
