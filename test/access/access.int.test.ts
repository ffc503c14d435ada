import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runExport } from '#server/exports/run-export.ts'
import { exportTables } from '#server/exports/tables.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import type { Try } from './entries/try.ts'
import { entries } from './entries.ts'
import { findInDatabase, waysToWrite } from './find-plaintext.ts'
import { enterRoom } from './live-room.ts'
import { admitPeople, coHost, type Known, ofTheDistrict, type Person, people } from './people.ts'
import { plantPapers } from './plant-papers.ts'
import { type Planted, plant, secrets } from './planted.ts'
import { personal, plantHousehold, unmistakable, viewerOf } from './planted-household.ts'
import { findRoutes } from './routes.ts'
import { type ServedPages, servePages } from './serve-pages.ts'
import { snapshot } from './snapshot.ts'
import { coveredName, typedWords } from './typed-words.ts'

const database = useDatabase()
const routes = findRoutes().filter(({ id }) => id !== 'root')

let served: ServedPages
let known: Record<Person, Known>
let planted: Planted

beforeAll(async () => {
  const { db } = database
  const [here, there] = [await makeMarket(db), await makeMarket(db)]
  served = await servePages(database.url, findRoutes())
  known = await admitPeople(served, here, there)
  const market = await plant({ db, here, known })
  const [first, second] = await Promise.all([viewerOf(served, known.coordinator), viewerOf(served, known.admin)])
  await plantHousehold(served, here, { first, second })
  planted = { ...market, ...(await plantPapers(served, here, { first, second }, market.payout)) }
}, 120_000)

afterAll(() => served?.close())

type Answer = { status: number; body: string }

async function ask(person: Person, path: string, form?: Record<string, string>): Promise<Answer> {
  const headers: Record<string, string> = { cookie: known[person].cookie, 'accept-language': 'zh' }
  // A stream of events has no end, and its twin waits for it.
  const signal = AbortSignal.timeout(path.startsWith('/coordinator/stream') ? 1_000 : 50_000)
  const request = { headers, redirect: 'manual' as const, signal }
  const sent = form ? { ...request, method: 'POST', body: new URLSearchParams(form) } : request
  const response = await fetch(`${served.url}${path}`, sent).catch((error: unknown) => {
    if (path.startsWith('/coordinator/stream.data')) return new Response()
    throw error
  })
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return { status: response.status, body: await response.text() }
  await response.body?.cancel()
  return { status: response.status, body: '' }
}

/** The page's address as the framework's own requests for data write it; also for one route of it, without its parents. */
function dataPaths(path: string, id: string): string[] {
  const url = new URL(path, served.url)
  const name = url.pathname === '/' ? '/_root.data' : `${url.pathname}.data`
  const query = url.search ? `${url.search}&` : '?'
  return [`${name}${url.search}`, `${name}${query}_routes=${encodeURIComponent(id)}`]
}

/** Secrets in a text that this person must not read. Who asks by a household's own id knows it already. */
const leaked = (person: Person, { body }: Answer, asked = ''): string[] => {
  const words = { ...secrets, ...(asked.includes(planted.household) ? {} : { [planted.household]: ofTheDistrict }) }
  return Object.entries(words).flatMap(([word, readers]) =>
    body.includes(word) && !readers.includes(person) ? [word] : [],
  )
}

const fieldsOfAll = (): Record<string, string> => ({
  ...{ product: planted.slug, quantity: '1', delivery: 'now', line: planted.line, units: '1', part: 'units' },
  ...{ words: '不是我的东西', reason: '不是我的东西', kind: 'damaged', purpose: '看看', decision: 'reject' },
  ...{
    recipient: '别人',
    phone: '13900000009',
    province: '山东省',
    city: '枣庄市',
    county: '市中区',
    street: '别人的路一号',
  },
  ...{ trackingNo: 'SF0000000000', carrier: '顺丰', rating: '1', text: '说一句', amount: '1.00' },
})

async function triesToChange(person: Person, one: Try): Promise<string[]> {
  const at = one.at(planted)
  const { pathname, search } = new URL(at, served.url)
  const data = `${pathname === '/' ? '/_root' : pathname}.data${search}`
  const found: string[] = []
  for (const [index, intent] of (one.intents ?? []).entries()) {
    const form = { ...fieldsOfAll(), ...one.fields?.(planted), ...(intent ? { intent } : {}) }
    // Both addresses end in one action. Who cannot open the page gets no page with its answer either: once is enough.
    const ways = index === 0 || one.open.includes(person) ? [at, data] : [data]
    for (const path of ways) {
      const answer = await ask(person, path, form)
      found.push(
        ...leaked(person, answer, `${path} ${JSON.stringify(form)}`).map(
          (word) => `${person} reads ${word} from POST ${path} ${intent ?? ''}`,
        ),
      )
      if (answer.status >= 500) found.push(`${person} breaks POST ${path} ${intent ?? ''}: ${answer.status}`)
    }
  }
  return found
}

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
          const page = await ask(person, path)
          const opened = page.status >= 200 && page.status < 300
          if (opened !== one.open.includes(person)) found.push(`${person} gets ${page.status} from ${path}`)
          if (page.status >= 500) found.push(`${person} breaks ${path}: ${page.status}`)
          for (const word of leaked(person, page, path)) found.push(`${person} reads ${word} on ${path}`)
          // Who sees the page sees all its data there; its own route alone is asked for once more.
          for (const twin of opened ? dataPaths(path, id).slice(1) : dataPaths(path, id))
            for (const word of leaked(person, await ask(person, twin), path))
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
      found.push(...(await Promise.all(strangers.map((person) => triesToChange(person, one)))).flat())
    }
    const after = await snapshot({ db: database.db, known })
    expect(found).toEqual([])
    expect(after).toEqual(before)
  }, 60_000)
})

test('the planted words are where they should be: their owners find them', async () => {
  const read = async (person: Person, path: string) => (await ask(person, path)).body
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
    for (const { id, one } of ofDesks) {
      const path = one.at(planted)
      found.push(
        ...(await Promise.all([path, ...dataPaths(path, id).slice(0, 1)].map((asked) => tried(path, asked)))).flat(),
      )
    }
    expect(found).toEqual([])
  }, 120_000)

  test('is never heard of in a live room', async () => {
    const heard: string[] = []
    const hear = (text: string) => void heard.push(text)
    const rooms = await Promise.all(
      people.map((person) => enterRoom(served.liveUrl, known[person].cookie, planted.session, hear)),
    )
    for (const room of rooms) await room.say('几天能到？')
    for (const room of rooms) room.close()
    expect(heard.filter((text) => text.includes('"ok":true')).length).toBeGreaterThan(people.length)
    expect(heard.flatMap(tells)).toEqual([])
  })

  test('leaves in a file for its own district alone, and nobody else can fetch the file', async () => {
    const { exports } = served.shop
    const found: string[] = []
    for (const person of ['coordinator', 'otherCoordinator', 'admin'] as const) {
      const viewer = await viewerOf(served, known[person])
      for (const table of Object.keys(exportTables)) {
        const id = await exports.request(viewer, { table, query: {}, format: 'csv', locale: 'zh' })
        await runExport(served.deps, { exportId: id })
        const own = await ask(person, `/coordinator/exports/${id}`)
        if (own.status !== 200) found.push(`${person} does not get ${table}: ${own.status}`)
        found.push(...leaked(person, own).map((word) => `${person} reads ${word} in ${table}`))
        for (const other of people.filter((name) => name !== person))
          if ((await ask(other, `/coordinator/exports/${id}`)).status === 200)
            found.push(`${other} gets ${table} of ${person}`)
      }
    }
    expect(found).toEqual([])
  }, 60_000)

  test('stands in the clear nowhere: not in the database, not in what search knows, not in the log', async () => {
    const given = { kind: 'verification', purpose: '核对登记变更的内容' }
    const shown = await fetch(`${served.url}/coordinator/households/${planted.household}`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie: known.coordinator.cookie } },
      body: new URLSearchParams(given),
    })
    expect(shown.status).toBe(303)
    for (const { one } of addresses.filter(({ id }) => /^routes.(coordinator|admin|voices)/.test(id)))
      for (const intent of (one.may?.includes('coordinator') ? one.intents : null) ?? []) {
        const form = { ...fieldsOfAll(), ...one.fields?.(planted), ...typedWords, ...(intent ? { intent } : {}) }
        await ask('coordinator', one.at(planted), form)
      }
    expect((await findInDatabase(database.db, [coveredName])).length).toBeGreaterThan(8)
    const { body } = await ask('coordinator', `/coordinator/households/${planted.household}`)
    for (const word of [personal.headName, personal.idNumber, personal.address]) expect(body).toContain(word)
    await ask('coordinator', `/products?q=${encodeURIComponent(personal.headName)}`)
    await ask('guest', `/search/suggest?q=${encodeURIComponent(personal.headName)}`)
    expect(waysToWrite('冉云岫')).toEqual(expect.arrayContaining(['ranyunxiu', '5YaJ5LqR5bKr']))
    expect(await findInDatabase(database.db, ['种收货甲'])).toContain('public.orders: 种收货甲')
    expect(await findInDatabase(database.db, unmistakable)).toEqual([])
    const log = served.logged.join('')
    expect(unmistakable.filter((word) => waysToWrite(word).some((way) => log.includes(way)))).toEqual([])
  }, 60_000)
})
