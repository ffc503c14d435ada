import pino from 'pino'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeCoHost, makeHost, makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { requireVerifiedHost } from './host-verification.ts'
import { startSession } from './start-session.ts'

const database = useDatabase()
const at = new Date('2026-08-28T08:00:00Z')
let market: Market
let show: Show
beforeEach(async () => {
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market, { state: 'scheduled' })
})
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
const start = (userId = show.hostId) =>
  startSession(
    { db: database.db, clock: { now: () => at }, bus: quietBus, log: pino({ level: 'silent' }) },
    userId,
    show.sessionId,
  )
const change = (to: string) => run(`UPDATE host_verification SET ${to} WHERE user_id = $1`, show.hostId)

describe('going on the air', () => {
  test('takes a verified host of the producer', async () => {
    await requireVerifiedHost(database.db.pool, show.hostId, at)
    await start()
  })

  test.each([
    ['waiting', `verified_at = NULL, verified_by = NULL`],
    ['refused', `verified_at = NULL, refused_reason = '看不清'`],
    ['revoked', `verified_at = NULL, refused_reason = '冒名', revoked_at = now()`],
  ])('not one who is %s', async (why, to) => {
    await change(to)
    const refusal = { code: 'HostNotVerified', detail: { why } }
    await expect(start()).rejects.toMatchObject(refusal)
    await expect(requireVerifiedHost(database.db.pool, show.hostId, at)).rejects.toMatchObject(refusal)
  })

  test('nor one who handed in nothing, nor one who belongs to nobody', async () => {
    const other = await makePerson(database.db)
    await expect(requireVerifiedHost(database.db.pool, other, at)).rejects.toMatchObject({ detail: { why: 'none' } })
    await run('DELETE FROM producer_member WHERE user_id = $1', show.hostId)
    await expect(start()).rejects.toMatchObject({ code: 'HostNotVerified', detail: { why: 'notBound' } })
  })

  test('a helper may start it for a host who is of the producer', async () => {
    const helper = await makePerson(database.db, 'volunteer')
    await makeCoHost(database.db, show.sessionId, helper)
    await start(helper)
  })
})

describe('the database itself', () => {
  const refuses = (constraint: string, work: Promise<unknown>) => expect(work).rejects.toMatchObject({ constraint })
  const live = () => run(`UPDATE live_session SET state = 'live' WHERE id = $1`, show.sessionId)

  test('puts nothing on the air without a verified host of the producer', async () => {
    await change('verified_at = NULL, verified_by = NULL')
    await refuses('live_session_hosted', live())
    const stranger = await makePerson(database.db, 'farmer')
    await makeHost(database.db, await makeMarket(database.db), stranger)
    await makeCoHost(database.db, show.sessionId, stranger)
    await refuses('live_session_hosted', live())
    await refuses(
      'live_session_hosted',
      run(
        `INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at) VALUES (uuidv7(), '直播', 'Live', $1, 'live', now())`,
        market.producerId,
      ),
    )
  })

  test('lets nobody help who was not asked, declined or is not verified', async () => {
    const helper = await makePerson(database.db, 'volunteer')
    const help = () =>
      run(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'co_host')`, show.sessionId, helper)
    const ask = (by = show.hostId) =>
      run('INSERT INTO live_invitation VALUES ($1, $2, $3, now())', show.sessionId, helper, by)
    await refuses('live_host_invited', help())
    await refuses('live_invitation_of_another', ask(helper))
    await ask()
    await refuses('live_host_verified', help())
    await makeHost(database.db, market, helper)
    await refuses('live_invitation_declined', run(`UPDATE live_invitation SET declined_at = '2020-01-01'`))
    await run('UPDATE live_invitation SET declined_at = now() WHERE user_id = $1', helper)
    await refuses('live_host_invited', help())
    await run('UPDATE live_invitation SET declined_at = NULL WHERE user_id = $1', helper)
    await help()
  })

  test('lets nobody confirm or refuse themselves, be both, or be under age', async () => {
    await refuses('host_verification_decided', change('verified_by = user_id'))
    await refuses(
      'host_verification_decided',
      change(`verified_at = NULL, verified_by = user_id, refused_reason = '不'`),
    )
    await refuses('host_verification_of_age', change(`refused_reason = '不'`))
    await refuses('host_verification_of_age', change(`born_on = '2004-01-03'`))
    await refuses('host_verification_of_age', change(`born_on = '2003-01-01', guardian_name = '监护人'`))
    await refuses('host_verification_decided', change(`verified_at = NULL`))
    await refuses('host_verification_decided', change(`verified_at = NULL, refused_reason = ' '`))
    await refuses('host_verification_revoked', change(`revoked_at = now()`))
    await refuses('host_verification_named', change(`real_name = '  '`))
  })

  test('offers nothing of another producer', async () => {
    const other = await makeMarket(database.db)
    await refuses(
      'live_item_of_producer',
      run('UPDATE live_item SET product_id = $2 WHERE id = $1', show.itemId, other.productId),
    )
  })
})
