import { beforeEach, describe, expect, test } from 'vitest'
import { readHelped } from '#server/catalog/read-helped.ts'
import { readProducer } from '#server/catalog/read-producer.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { changeStoryConsent } from './change-story-consent.ts'
import { listAliases } from './list-aliases.ts'
import { listOwnStories } from './list-own-stories.ts'
import { withdrawAlias } from './withdraw-alias.ts'

const database = useDatabase()
let market: Market
let member: Viewer
let coordinator: Viewer

const deps = () => ({ db: database.db, clock: stillClock() })
const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
const change = (who: Viewer, given: boolean) =>
  changeStoryConsent(deps(), who, { producerId: market.producerId, given })
const story = async () => (await readProducer(deps(), market.producerId)).story
const changes = async () => (await sql('SELECT given, actor FROM consent_change ORDER BY at, id')).rows
const indexed = async (): Promise<string[]> =>
  (
    await sql(`SELECT j.payload->'productIds'->>0 AS id FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'search.index'`)
  ).rows.map(({ id }) => id)

beforeEach(async () => {
  await sql('DELETE FROM graphile_worker._private_jobs')
  market = await makeMarket(database.db)
  const userId = await makePerson(database.db, 'farmer')
  member = viewer({ userId, role: 'farmer', scope: null })
  coordinator = districtViewer(market.districtCode, market.proposerId)
  await sql(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    userId,
  ])
  await sql(`UPDATE producer SET story_zh = '三代养鸡', story_consent_at = now() WHERE id = $1`, [market.producerId])
})

describe('consent to a story', () => {
  test('withdrawn by the producer, the story is gone at once and the search is told', async () => {
    expect(await story()).not.toBeNull()
    await change(member, false)
    expect(await story()).toBeNull()
    expect(await indexed()).toEqual([market.productId])
  })
  test('is written down once for each change, with who', async () => {
    const before = (await changes()).length
    for (const given of [false, false, true, true]) await change(member, given)
    const actor = `user:${member.userId}`
    expect((await changes()).slice(before)).toEqual([
      { given: false, actor },
      { given: true, actor },
    ])
    expect(await story()).not.toBeNull()
  })
  test('is withdrawn by a coordinator of the district too, but given by nobody for somebody else', async () => {
    await change(coordinator, false)
    expect(await story()).toBeNull()
    await expect(change(coordinator, true)).rejects.toMatchObject({ code: 'OutOfScope' })
  })
  test('is none of anybody else’s business', async () => {
    await expect(change(districtViewer('500999'), false)).rejects.toMatchObject({ code: 'OutOfScope' })
    for (const outsider of outsiders) await expect(change(outsider, false)).rejects.toThrow()
    expect(await story()).not.toBeNull()
  })
  test('what was decided cannot be rewritten', async () => {
    await change(member, false)
    await expect(sql('UPDATE consent_change SET given = true')).rejects.toThrow('append')
    await expect(sql('DELETE FROM consent_change')).rejects.toThrow('append')
  })
  test('is listed to whom it concerns', async () => {
    expect(await listOwnStories(database.db, member)).toMatchObject([{ producerId: market.producerId, own: true }])
    expect(await listOwnStories(database.db, coordinator)).toMatchObject([
      { producerId: market.producerId, own: false },
    ])
    expect(await listOwnStories(database.db, districtViewer('500999'))).toEqual([])
  })
})

describe('a household that does not want to be named any more', () => {
  const aliases = async () => (await readHelped(database.db, market.familyId, deps().clock.now())).aliases

  test('is named on no page from then on', async () => {
    const [household] = market.householdIds
    await sql(`UPDATE household SET alias_zh = '老秦家', alias_consent_at = now() WHERE id = $1`, [household])
    expect(await aliases()).toEqual([{ zh: '老秦家', en: '老秦家' }])
    expect(await listAliases(database.db, coordinator)).toMatchObject([{ householdId: household, aliasZh: '老秦家' }])
    expect(await listAliases(database.db, districtViewer('500999'))).toEqual([])
    expect(await listAliases(database.db, member)).toEqual([])
    await withdrawAlias(deps(), coordinator, household)
    await withdrawAlias(deps(), coordinator, household)
    expect(await aliases()).toEqual([])
    expect(await indexed()).toEqual([market.productId])
  })
  test('is heard by coordinators in scope alone', async () => {
    const [household] = market.householdIds
    await expect(withdrawAlias(deps(), districtViewer('500999'), household)).rejects.toMatchObject({
      code: 'OutOfScope',
    })
    await expect(withdrawAlias(deps(), member, household)).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(withdrawAlias(deps(), coordinator, market.familyId)).rejects.toMatchObject({ code: 'NotFound' })
  })
})
