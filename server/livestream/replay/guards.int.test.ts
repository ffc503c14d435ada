import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow } from '#test/factories/live.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { makeOtherPack, makeRecordedSession, type RecordedSession } from '#test/factories/recorded-session.ts'

const database = useDatabase()
let session: RecordedSession
let onAir: string
beforeAll(async () => {
  const market = await makeMarket(database.db)
  session = await makeRecordedSession(database.db.pool, {
    producerId: market.producerId,
    hostId: await makePerson(database.db, 'farmer'),
    products: [market.productId, await makeOtherPack(database.db.pool, market)],
  })
  onAir = (await makeShow(database.db, market)).sessionId
})
const run = (text: string, sessionId = session.sessionId) => database.db.pool.query(text, [sessionId])
const broken = (constraint: string) => ({ constraint })

test('what a caption said stays; what it reads as may be put right, by somebody', async () => {
  const right = `UPDATE live_caption SET text = '改过', edited_by = 'user:x', edited_at = now() WHERE session_id = $1`
  await run(right)
  for (const change of [`said = '别的'`, "at = at + interval '1 second'", `"by" = 'user:y'`, `source = 'speech'`])
    await expect(run(`UPDATE live_caption SET ${change} WHERE session_id = $1`)).rejects.toMatchObject(
      broken('live_caption_said'),
    )
  await expect(run('DELETE FROM live_caption WHERE session_id = $1')).rejects.toMatchObject(broken('live_caption_said'))
  const unsigned = 'UPDATE live_caption SET edited_by = NULL, edited_at = NULL WHERE session_id = $1'
  await expect(run(unsigned)).rejects.toMatchObject(broken('live_caption_edited'))
})

test('only what is over is cut, hidden or thanked for', async () => {
  for (const change of ['cut_from_ms = 1', 'cut_to_ms = 9', 'replay_hidden_at = now()', 'thanked_at = now()'])
    await expect(run(`UPDATE live_session SET ${change} WHERE id = $1`, onAir)).rejects.toMatchObject(
      broken('live_session_after'),
    )
})

test('buyers are thanked once', async () => {
  await run('UPDATE live_session SET thanked_at = now() WHERE id = $1')
  for (const again of [`now() + interval '1 day'`, 'NULL'])
    await expect(run(`UPDATE live_session SET thanked_at = ${again} WHERE id = $1`)).rejects.toMatchObject(
      broken('live_session_thanked'),
    )
})
