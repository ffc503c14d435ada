import { hashPassword } from 'better-auth/crypto'
import { beforeAll, expect, test } from 'vitest'
import { demoAccounts } from '#prisma/seed/accounts.ts'
import { insertMissing } from '#prisma/seed/insert.ts'
import { userRows } from '#prisma/seed/rows/users.ts'
import { useDatabase } from '#test/database.ts'
import { browser, identityOf } from '#test/identity.ts'

const database = useDatabase()
const coordinator = demoAccounts.find(({ key }) => key === 'coordinator-fengdu') ?? demoAccounts[0]
const { phone, password } = coordinator as (typeof demoAccounts)[number]

beforeAll(async () => {
  const hash = await hashPassword(password)
  for (const rows of await userRows(new Date(), async () => hash)) await insertMissing(database.db.pool, rows)
})

const sign = (settings: Parameters<typeof identityOf>[1]) => {
  const { identity } = identityOf(database.db, settings)
  const here = browser()
  return { identity, here, answer: identity.signInWithPassword({ phone, password, headers: here.headers() }) }
}

test('a demo lets its people in, with their role and scope', async () => {
  const { identity, here, answer } = sign({ NODE_ENV: 'production', DEMO: true })
  expect(here.take(await answer)).toMatchObject({ outcome: 'signed_in', role: 'coordinator' })
  expect(await identity.readViewer(here.headers())).toMatchObject({
    phone,
    role: 'coordinator',
    scope: { kind: 'district', districtCode: '500230' },
  })
  expect(identity.demoAccounts()).toHaveLength(demoAccounts.length)
})

test('in production a password from our source opens nothing, and cannot be set', async () => {
  const { identity, answer } = sign({ NODE_ENV: 'production', DEMO: false })
  await expect(answer).rejects.toMatchObject({ code: 'DemoPasswordRefused' })
  expect(identity.demoAccounts()).toEqual([])
  const setting = identity.setPassword({ current: null, next: password, headers: new Headers() })
  await expect(setting).rejects.toMatchObject({ code: 'DemoPasswordRefused' })
})
