import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runExport } from '#server/exports/run-export.ts'
import { exportTables } from '#server/exports/tables.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { ask, dataPaths, fieldsOfAll, type Place, triesToChange } from './ask.ts'
import { unknown } from './entries/try.ts'
import { entries } from './entries.ts'
import { findInDatabase, findInFolder, readableIn, waysToWrite } from './find-plaintext.ts'
import { askForPicture, enterRoom } from './live-room.ts'
import { admitPeople, coHost, type Known, type Person, people } from './people.ts'
import { plantMoney } from './plant-money.ts'
import { plantPapers } from './plant-papers.ts'
import { plantPictures } from './plant-pictures.ts'
import { leaked, type Planted, plant } from './planted.ts'
import { personal, plantHousehold, proposedPerson, unmistakable, viewerOf } from './planted-household.ts'
import { findRoutes } from './routes.ts'
import { type ServedPages, servePages } from './serve-pages.ts'
import { snapshot } from './snapshot.ts'
import { coveredName, typedWords } from './typed-words.ts'

const database = useDatabase()
/** Addresses that are asked for at the same time. */
const AT_ONCE = 8
const found = findRoutes()
const routes = found.filter(({ id }) => id !== 'root')

let served: ServedPages
let known: Record<Person, Known>
let planted: Planted

beforeAll(async () => {
  const { db } = database
  const [here, there] = [await makeMarket(db), await makeMarket(db)]
  served = await servePages(database.url, found)
  known = await admitPeople(served, here, there)
  const market = await plant({ db, here, known })
  const by = { first: await viewerOf(served, known.coordinator), second: await viewerOf(served, known.admin) }
  await plantHousehold(served, here, by)
  await plantPictures(served, market)
  const papers = await plantPapers(served, here, by, market)
  planted = { ...market, ...papers, ...(await plantMoney(served, here, by)) }
}, 120_000)

afterAll(() => served?.close())

const place = (): Place => ({ served, known, planted })
const asking = (person: Person, path: string, form?: Record<string, string>) => ask(place(), person, path, form)

test('every route is listed, and none that is gone', () => {
  expect(Object.keys(entries).sort()).toEqual(routes.map(({ id }) => id).sort())
})

test('every page with forms says which', () => {
  const silent = routes.filter(
    ({ id }) => 'action' in (served.build.routes[id]?.module ?? {}) && !entries[id]?.some(({ intents }) => intents),
  )
  expect(silent.map(({ id }) => id)).toEqual([])
})

describe.each(routes.map(({ id }) => id))('%s', (id) => {
  const tries = entries[id] ?? []

  test('opens for those who may see it, and tells nobody more than they may know', async () => {
    const found: string[] = []
    for (const one of tries) {
      const path = one.at(planted)
      await Promise.all(
        people.map(async (person) => {
          const page = await asking(person, path)
          const about = { asked: path, meant: one.open.includes(person) ? one.tells : [] }
          const opened = page.status >= 200 && page.status < 300
          if (opened !== one.open.includes(person)) found.push(`${person} gets ${page.status} from ${path}`)
          if (page.status >= 500) found.push(`${person} breaks ${path}: ${page.status}`)
          for (const word of leaked(planted, person, page.body, about)) found.push(`${person} reads ${word} on ${path}`)
          // Who sees the page sees all its data there; its own route alone is asked for once more.
          for (const twin of opened ? dataPaths(path, id).slice(1) : dataPaths(path, id))
            for (const word of leaked(planted, person, (await asking(person, twin)).body, about))
              found.push(`${person} reads ${word} in ${twin}`)
        }),
      )
    }
    expect(found).toEqual([])
  }, 60_000)

  const withForms = tries.filter(({ intents }) => intents)
  if (withForms.length === 0) return
  test('changes nothing for those who may not', async () => {
    const before = await snapshot({ db: database.db, known })
    const found: string[] = []
    for (const one of withForms) {
      const strangers = people.filter((name) => !one.may?.includes(name))
      found.push(...(await Promise.all(strangers.map((person) => triesToChange(place(), person, one)))).flat())
    }
    const after = await snapshot({ db: database.db, known })
    expect(found).toEqual([])
    expect(after).toEqual(before)
  }, 60_000)
})

test('the planted words are where they should be: their owners find them', async () => {
  const read = async (person: Person, path: string) => (await asking(person, path)).body
  expect(await read('buyer', `/orders/${planted.order}`)).toContain('种收货甲')
  expect(await read('buyer', '/account/addresses')).toContain('种住址甲八十八号')
  expect(await read('buyer', '/account/data')).toContain('planted-a@example.org')
  expect(await read('buyer', `/claims/${planted.claim}`)).toContain('种售后甲')
  expect(await read('guest', `/orders/${planted.guestOrder}`)).toContain('种收货乙')
})

describe('a household', () => {
  const addresses = Object.entries(entries).flatMap(([id, tries]) => tries.map((one) => ({ id, one })))
  const tells = (body: string) => [planted.household, ...unmistakable].filter((word) => body.includes(word))

  test('is nowhere for a co-host, by any address', async () => {
    const { cookie } = await coHost(served, planted.session)
    const ofDesks = addresses.filter(
      ({ one }) => one.open.length < people.length && !/^.coordinator.stream/.test(one.at(planted)),
    )
    const tried = async (path: string, asked: string) => {
      const answer = await fetch(`${served.url}${asked}`, { headers: { cookie }, redirect: 'manual' })
      const body = (await answer.text()).replaceAll(path.includes(planted.household) ? planted.household : '\0', '')
      const opened = answer.ok && asked === path && path.startsWith('/coordinator')
      return [...tells(body).map((word) => `${word} in ${asked}`), ...(opened ? [`opens ${asked}`] : [])]
    }
    const found: string[] = []
    for (let at = 0; at < ofDesks.length; at += AT_ONCE) {
      const some = ofDesks.slice(at, at + AT_ONCE).flatMap(({ id, one }) => {
        const path = one.at(planted)
        return [path, ...dataPaths(path, id).slice(0, 1)].map((asked) => tried(path, asked))
      })
      found.push(...(await Promise.all(some)).flat())
    }
    expect(found).toEqual([])
  }, 120_000)

  test('is never heard of in any room of a session, which tells of that session alone', async () => {
    const sessions = [planted.session, planted.planned, planted.pastSession]
    const [found, heard]: [string[], { person: Person; sessionId: string; text: string }[]] = [[], []]
    const enter = async (person: Person, sessionId: string) => {
      const hear = (text: string) => void heard.push({ person, sessionId, text })
      const { cookie } = known[person]
      const published = await askForPicture(served.liveUrl, cookie, sessionId, hear)
      if (published.some((text) => text.includes('"ok":true'))) found.push(`${person} publishes ${sessionId}`)
      return enterRoom(served.liveUrl, cookie, sessionId, hear)
    }
    const all = people.flatMap((person) => [...sessions, unknown].map((sessionId) => enter(person, sessionId)))
    const rooms = await Promise.all(all)
    expect(rooms.filter(({ entered }) => entered.includes('"ok":true'))).toHaveLength(people.length * sessions.length)
    await Promise.all(rooms.map(({ say }) => say('几天能到？')))
    const listening = () => new Set(heard.flatMap(({ person, text }) => (text.includes('几天能到？') ? person : [])))
    await expect.poll(() => listening().size, { timeout: 20_000 }).toBe(people.length)
    for (const { close } of rooms) close()
    for (const { person, sessionId, text } of heard) {
      const elsewhere = sessions.filter((one) => one !== sessionId && text.includes(one))
      for (const word of [...leaked(planted, person, text), ...tells(text), ...elsewhere])
        found.push(`${person} hears ${word} in ${sessionId}`)
    }
    expect(found).toEqual([])
  }, 60_000)

  test('leaves in a file for its own district alone, and nobody else can fetch the file', async () => {
    const { exports } = served.shop
    const found: string[] = []
    for (const person of ['coordinator', 'otherCoordinator', 'admin'] as const) {
      const viewer = await viewerOf(served, known[person])
      for (const table of Object.keys(exportTables)) {
        const id = await exports.request(viewer, { table, query: {}, format: 'csv', locale: 'zh' })
        await runExport(served.deps, { exportId: id })
        const own = await asking(person, `/coordinator/exports/${id}`)
        if (own.status !== 200) found.push(`${person} does not get ${table}: ${own.status}`)
        found.push(...leaked(planted, person, own.body).map((word) => `${person} reads ${word} in ${table}`))
        for (const other of people.filter((name) => name !== person))
          if ((await asking(other, `/coordinator/exports/${id}`)).status === 200)
            found.push(`${other} gets ${table} of ${person}`)
      }
    }
    expect(found).toEqual([])
  }, 60_000)

  test('stands in the clear nowhere: not in the database, not in what search knows, not in a file, a message or the log', async () => {
    const broken: string[] = []
    const write = async (path: string, form: Record<string, string>) => {
      const { status } = await asking('coordinator', path, form)
      if (status >= 500) broken.push(`${status} from ${path} ${form.intent ?? ''}`)
      return status
    }
    const mine = { endpoint: 'https://fcm.googleapis.com/planted', p256dh: 'p'.repeat(40), auth: 'a'.repeat(40) }
    await served.shop.notices.subscribe({ userId: known.buyer.userId, guestKeyHash: null }, { ...mine, locale: 'zh' })
    const seeing = { kind: 'verification', purpose: '核对登记变更的内容' }
    expect(await write(`/coordinator/households/${planted.household}`, seeing)).toBe(303)
    expect(await write(`/coordinator/checks/${planted.check}`, { intent: 'send' })).toBe(303)
    const accepting = { ...fieldsOfAll(planted), ...typedWords, intent: 'accept' }
    expect(await write(`/coordinator/claims/${planted.claim}`, accepting)).toBe(303)
    for (const { one } of addresses.filter(({ id }) => /^routes.(coordinator|admin|voices)/.test(id)))
      for (const intent of (one.may?.includes('coordinator') ? one.intents : null) ?? []) {
        const form = { ...fieldsOfAll(planted), ...one.fields?.(planted), ...typedWords, ...(intent ? { intent } : {}) }
        await write(one.at(planted), form)
      }
    expect(broken).toEqual([])
    expect((await findInDatabase(database.db, [coveredName])).length).toBeGreaterThan(8)
    const { body } = await asking('coordinator', `/coordinator/households/${planted.household}`)
    for (const word of [personal.headName, personal.idNumber, personal.address]) expect(body).toContain(word)
    for (const format of ['csv', 'xlsx'])
      expect((await asking('coordinator', `/coordinator/payouts/${planted.sentRun}/bank.${format}`)).status).toBe(200)
    await asking('coordinator', `/products?q=${encodeURIComponent(personal.headName)}`)
    await asking('guest', `/search/suggest?q=${encodeURIComponent(personal.headName)}`)
    expect(waysToWrite('冉云岫')).toEqual(expect.arrayContaining(['ranyunxiu', '5YaJ5LqR5bKr']))
    const told = () => served.sent.map(({ to }) => to)
    await expect.poll(told, { timeout: 20_000 }).toEqual(expect.arrayContaining([mine.endpoint, personal.phone]))

    const words = [...unmistakable, ...proposedPerson]
    expect(await findInDatabase(database.db, ['种收货甲'])).toContain('public.orders: 种收货甲')
    expect(await findInDatabase(database.db, words)).toEqual([])
    expect((await findInFolder(served.folder, ['冉**'])).length).toBeGreaterThan(1)
    expect(await findInFolder(served.folder, words)).toEqual([])
    expect(served.sent.flatMap(({ text }) => readableIn(text, words))).toEqual([])
    expect(readableIn(served.logged.join(''), words)).toEqual([])
  }, 120_000)
})
