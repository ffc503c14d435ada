import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { questionsPerPerson } from '#server/reviews/limits.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { hideQuestion } from './hide-question.ts'
import { listQuestions } from './list-questions.ts'

const database = useDatabase()
let market: Market
let slug: string
let asker: Viewer
let member: Viewer

const deps = () => ({ db: database.db, clock: stillClock() })
const sql = (text: string, values: unknown[]) => database.db.pool.query(text, values)
const seenBy = (userId: string | null) => listQuestions(database.db, market.familyId, userId)
const person = async (role: 'consumer' | 'farmer') =>
  viewer({ userId: await makePerson(database.db, role), role, scope: null })

async function ask(words = '几天能到？'): Promise<string> {
  const id = randomUUID()
  await askQuestion(deps(), asker, { id, slug, words })
  return id
}

beforeEach(async () => {
  market = await makeMarket(database.db)
  slug = (await sql('SELECT slug FROM product WHERE id = $1', [market.productId])).rows[0]?.slug
  asker = await person('consumer')
  member = await person('farmer')
  await sql(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    member.userId,
  ])
})

test('a question is seen by who asked until it is answered, then by all', async () => {
  const questionId = await ask()
  expect(await seenBy(null)).toEqual([])
  expect(await seenBy(asker.userId)).toMatchObject([{ words: '几天能到？', shownName: '测**', answer: null }])
  await answerQuestion(deps(), member, { questionId, words: '两三天' })
  expect(await seenBy(null)).toMatchObject([{ answer: '两三天', byProducer: true }])
})

test('sent twice it is one', async () => {
  const input = { id: randomUUID(), slug, words: '几天能到？' }
  await askQuestion(deps(), asker, input)
  await askQuestion(deps(), asker, input)
  expect(await seenBy(asker.userId)).toHaveLength(1)
})

test('of nothing is refused', async () => {
  const asking = askQuestion(deps(), asker, { id: randomUUID(), slug: 'no-such-thing', words: '在吗' })
  await expect(asking).rejects.toMatchObject({ code: 'NotFound' })
})

test('a coordinator of the district answers too; others do not', async () => {
  const questionId = await ask()
  const stranger = await person('farmer')
  for (const other of [stranger, asker, districtViewer('500999')])
    await expect(answerQuestion(deps(), other, { questionId, words: '不知道' })).rejects.toMatchObject({
      code: 'OutOfScope',
    })
  await answerQuestion(deps(), districtViewer(market.districtCode, market.proposerId), { questionId, words: '两天' })
  expect(await seenBy(null)).toMatchObject([{ answer: '两天', byProducer: false }])
  const again = answerQuestion(deps(), member, { questionId, words: '三天' })
  await expect(again).rejects.toMatchObject({ code: 'AlreadyAnswered' })
})

test('a coordinator takes one off the page; the producer cannot', async () => {
  const questionId = await ask()
  await expect(hideQuestion(deps(), member, { questionId, reason: '不想答' })).rejects.toMatchObject({
    code: 'OutOfScope',
  })
  const hide = (reason: string) => hideQuestion(deps(), districtViewer(market.districtCode), { questionId, reason })
  await expect(hide('是广告')).rejects.toMatchObject({ detail: { field: 'reason', rule: 'reason' } })
  await hide('是广告词')
  expect(await seenBy(asker.userId)).toEqual([])
})

test('questions come at a human pace', async () => {
  for (let count = 0; count < questionsPerPerson.max; count++) await ask(`第 ${count} 问`)
  await expect(ask('再问')).rejects.toMatchObject({ code: 'TooManyRequests' })
})
