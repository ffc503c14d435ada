import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { tellPeople } from '#server/notices/tell-people.ts'
import { useDatabase } from '#test/database.ts'
import { browser, identityOf } from '#test/identity.ts'

const database = useDatabase()
const { query } = database
const phone = '+8613900066001'

/** Signs in from a browser that asks for pages in a language, and in which perhaps one was chosen. */
async function signIn(asked: string, chosen: string | null) {
  const { identity, lastCode } = identityOf(database.db)
  const here = browser()
  if (chosen) here.set('locale', chosen)
  const headers = () => {
    const all = here.headers()
    all.set('accept-language', asked)
    return all
  }
  await query('DELETE FROM rate_limit')
  await identity.requestCode(phone, headers())
  here.take(await identity.signInWithCode({ phone, code: lastCode(), headers: headers() }))
  const viewer = await identity.readViewer(here.headers())
  if (!viewer) throw new Error('nobody signed in')
  return { identity, viewer }
}

const kept = async () => (await query('SELECT locale FROM app_user WHERE phone_number = $1', [phone]))[0]?.locale

test('an account is written to in the language chosen last; before any choice, in that of its first browser', async () => {
  await signIn('en-GB,zh;q=0.5', null)
  expect(await kept()).toBe('en')
  await signIn('zh-CN', null)
  expect(await kept(), 'a borrowed phone').toBe('en')
  await signIn('en', 'zh')
  expect(await kept()).toBe('zh')
  const { identity, viewer } = await signIn('zh-CN', 'zh')
  const at = new Date('2026-11-22T02:00:00Z')
  const facts = { sessionId: randomUUID(), titleZh: '直播带鸡', titleEn: 'Chickens, live', beginsAt: at }
  const tell = (about: string) =>
    database.db.tx((sql) => tellPeople(sql, [viewer.userId], { kind: 'live_invited', facts, about, at }))
  await tell('first')
  await identity.chooseLanguage(viewer, 'en')
  await tell('second')
  expect(await query('SELECT locale FROM notice WHERE user_id = $1 ORDER BY id', [viewer.userId])).toEqual([
    { locale: 'zh' },
    { locale: 'en' },
  ])
})

test('the database keeps languages we speak', async () => {
  const set = query("UPDATE app_user SET locale = 'fr' WHERE phone_number = $1", [phone])
  await expect(set).rejects.toMatchObject({ constraint: 'app_user_locale' })
})
