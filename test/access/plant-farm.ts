import { randomUUID } from 'node:crypto'
import { makeHost } from '#test/factories/live.ts'
import type { Plant } from './plant-orders.ts'

/** A session that is announced, and papers of somebody who wants to host. */
async function plantPlanned({ db, here, known }: Plant) {
  const [planned, submittedAt] = [randomUUID(), new Date()]
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, '预告', 'Planned', $2, now() + interval '2 days')`,
    [planned, here.producerId],
  )
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [
    planned,
    known.farmer.userId,
  ])
  await db.pool.query(
    `INSERT INTO host_verification (user_id, real_name, born_on, guardian_name, guardian_phone, guardian_file, submitted_at)
     VALUES ($1, '种主播甲', now() - interval '17 years', '种监护甲', '+8613700000999', repeat('c', 64), $2)`,
    [known.volunteer.userId, submittedAt],
  )
  await db.pool.query(
    'INSERT INTO live_invitation (session_id, user_id, invited_by, invited_at) VALUES ($1, $2, $3, now())',
    [planned, known.buyer.userId, known.farmer.userId],
  )
  return { planned, host: known.volunteer.userId, hostSubmittedAt: String(submittedAt.getTime()) }
}

/** A session that is over, hidden from the public by its host, with one caption. */
async function plantPastSession({ db, here, known }: Plant) {
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [pastSession, caption] = [randomUUID(), randomUUID()]
  await run(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at, started_at, ended_at, replay_hidden_at)
     VALUES ($1, '播过的', 'Past', $2, 'ended', now(), now() - interval '2 hours', now() - interval '1 hour', now())`,
    [pastSession, here.producerId],
  )
  await run(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [
    pastSession,
    known.farmer.userId,
  ])
  await run(
    `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by)
     VALUES ($1, $2, now() - interval '90 minutes', 3000, 'typed', '种字幕甲', '种字幕甲', $3)`,
    [caption, pastSession, known.farmer.userId],
  )
  return { pastSession, caption }
}

/** What the farm runs: sessions that are on the air, announced and over, a batch, a proposed change and a coupon. */
export async function plantFarmThings(given: Plant) {
  const { db, here, known } = given
  const run = (text: string, values: unknown[]) => db.pool.query(text, values)
  const [session, liveItem, batch] = [randomUUID(), randomUUID(), randomUUID()]
  const [change, coupon] = [randomUUID(), randomUUID()]
  const pastSession = await plantPastSession(given)
  await run(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, '直播', 'Live', $2, now())`,
    [session, here.producerId],
  )
  await makeHost(db, here, known.farmer.userId)
  await run(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [session, known.farmer.userId])
  await run(`UPDATE live_session SET state = 'live', started_at = now() WHERE id = $1`, [session])
  await run(
    'INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 1, 9000, 5)',
    [liveItem, session, here.productId],
  )
  await run(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES ($1, 'PLANTED-1', $2, $3, 1000, 9000, '只', 'bird', now(), now() + interval '20 days')`,
    [batch, here.familyId, here.producerId],
  )
  await run(
    `INSERT INTO change_request (id, producer_id, subject, subject_id, before, after, proposed_by, proposed_at)
     VALUES ($1, $2, 'family', $3, '{"descriptionZh": "鸡"}', '{"descriptionZh": "种改动"}', $4, now())`,
    [change, here.producerId, here.familyId, known.farmer.userId],
  )
  await run(
    `INSERT INTO coupon (id, code, title_zh, title_en, bearer, amount_fen, valid_from, valid_to, uses_total, created_by, created_at)
     VALUES ($1, 'PLANTED1', '券', 'Coupon', 'platform', 500, now(), now() + interval '9 days', 10, $2, now())`,
    [coupon, known.admin.userId],
  )
  return {
    ...(await plantPlanned(given)),
    ...pastSession,
    session,
    liveItem,
    batch,
    batchCode: 'PLANTED-1',
    change,
    coupon,
  }
}
