import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { browser, identityOf } from '#test/identity.ts'

const database = useDatabase()
let phones = 0
const newPhone = () => `+861390000${String(++phones).padStart(4, '0')}`

test('a code signs a new person up as a consumer, and the next one signs the same person in', async () => {
  const { identity, lastCode, texts, clock } = identityOf(database.db)
  const [phone, here] = [newPhone(), browser()]
  await identity.requestCode(phone, here.headers())
  expect(texts).toEqual([{ to: phone, text: expect.stringContaining('芦花集') }])
  const answer = await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() })
  expect(here.take(answer)).toMatchObject({ outcome: 'signed_in', role: 'consumer' })
  const viewer = await identity.readViewer(here.headers())
  expect(viewer).toMatchObject({ phone, role: 'consumer', scope: null, twoFactorEnabled: false })

  clock.at += 61_000
  const there = browser()
  await identity.requestCode(phone, there.headers())
  there.take(await identity.signInWithCode({ phone, code: lastCode(), headers: there.headers() }))
  expect((await identity.readViewer(there.headers()))?.userId).toBe(viewer?.userId)
})

test('a code works once', async () => {
  const { identity, lastCode } = identityOf(database.db)
  const [phone, here] = [newPhone(), browser()]
  await identity.requestCode(phone, here.headers())
  const sign = () => identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() })
  const outcomes = (await Promise.all([sign(), sign(), sign()])).map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'signed_in')).toHaveLength(1)
})

test('after five wrong tries even the right code is of no use', async () => {
  const { identity, lastCode } = identityOf(database.db)
  const [phone, here] = [newPhone(), browser()]
  await identity.requestCode(phone, here.headers())
  const wrong = lastCode() === '000000' ? '000001' : '000000'
  const sign = (code: string) => identity.signInWithCode({ phone, code, headers: here.headers() })
  for (let tries = 0; tries < 5; tries++) expect(await sign(wrong)).toEqual({ outcome: 'wrong' })
  expect(await sign(lastCode())).toEqual({ outcome: 'expired' })
})

test('a code is too old after five minutes', async () => {
  const { identity, lastCode } = identityOf(database.db)
  const [phone, here] = [newPhone(), browser()]
  await identity.requestCode(phone, here.headers())
  await database.db.pool.query(
    `UPDATE verification SET expires_at = now() - interval '1 second' WHERE identifier LIKE $1`,
    [`%${phone}`],
  )
  expect(await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() })).toEqual({
    outcome: 'expired',
  })
})

test('nobody is signed in by a cookie that was made up', async () => {
  const { identity } = identityOf(database.db)
  const here = browser()
  expect(await identity.readViewer(here.headers())).toBeNull()
  here.set('reedflower.session_token', 'abc.def')
  expect(await identity.readViewer(here.headers())).toBeNull()
})

test('the session’s cookie is for the server alone, and only for https where the shop is', async () => {
  for (const [PUBLIC_URL, secure] of [
    ['http://shop.test', false],
    ['https://shop.test', true],
  ] as const) {
    const { identity, lastCode } = identityOf(database.db, { PUBLIC_URL })
    const [phone, here] = [newPhone(), browser()]
    await identity.requestCode(phone, here.headers())
    const answer = await identity.signInWithCode({ phone, code: lastCode(), headers: here.headers() })
    const cookies = 'setCookies' in answer ? answer.setCookies.filter((one) => !one.startsWith('cart_count=')) : []
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/; HttpOnly; (Secure; )?SameSite=Lax$/)
    expect(/; secure/i.test(cookies[0] ?? '')).toBe(secure)
  }
})

test('signing out ends one session; signing out everywhere ends them all', async () => {
  const { identity, lastCode, clock } = identityOf(database.db)
  const phone = newPhone()
  const browsers = [browser(), browser(), browser()] as const
  for (const each of browsers) {
    clock.at += 61_000
    await identity.requestCode(phone, each.headers())
    each.take(await identity.signInWithCode({ phone, code: lastCode(), headers: each.headers() }))
  }
  const signedIn = () => Promise.all(browsers.map(async (each) => (await identity.readViewer(each.headers())) !== null))
  const [first, second] = browsers
  const old = first.headers()
  first.take(await identity.signOut(first.headers()))
  expect(first.names()).toEqual([])
  expect(await identity.readViewer(old)).toBeNull()
  expect(await signedIn()).toEqual([false, true, true])
  expect((await identity.readAccount(second.headers())).sessions.map(({ current }) => current)).toEqual([false, true])
  await identity.signOutEverywhere(second.headers())
  expect(await signedIn()).toEqual([false, false, false])
})

test('signing out without a session, or with one that is gone, is harmless', async () => {
  const { identity } = identityOf(database.db)
  await expect(identity.signOut(browser().headers())).resolves.toBeDefined()
  await expect(identity.signOutEverywhere(browser().headers())).resolves.toBeDefined()
})
