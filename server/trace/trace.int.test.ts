import { beforeAll, describe, expect, test } from 'vitest'
import { readMark } from '#domain/trace-record.ts'
import type { Deps } from '#server/deps.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { signingKey } from './signing-key.ts'
import { traceVerbs } from './verbs.ts'

const database = useDatabase()
const env = { AUTH_SECRET: 'a secret of a test that is long enough for anyone' }
let market: Market
let trace: ReturnType<typeof traceVerbs>

const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
const subtle = globalThis.crypto.subtle
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

/** As a browser checks it. */
async function isGenuine(bytes: BufferSource, signature: BufferSource, publicKey: string): Promise<boolean> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await subtle.importKey('raw', fromBase64(publicKey), curve, false, ['verify'])
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes)
}

beforeAll(async () => {
  market = await makeMarket(database.db)
  const deps = { db: database.db, clock: stillClock(), env, publicUrl: 'https://shop.test' }
  trace = traceVerbs(deps as unknown as Deps)
  const { rows } = await sql(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES (gen_random_uuid(), 'LH-1', $1, $2, 1000, 8000, '只', 'bird', '2026-04-10', '2026-08-28') RETURNING id`,
    [market.familyId, market.producerId],
  )
  const certify = (kind: string, number: string, on: string, until: string | null) =>
    sql(
      `INSERT INTO batch_certificate (id, batch_id, kind, number, issued_by, issued_on, expires_on, added_by, added_at)
       VALUES (gen_random_uuid(), $1, $2::certificate_kind, $3, '动监所', $4, $5, 'test', now())`,
      [rows[0]?.id, kind, number, on, until],
    )
  await certify('quarantine', 'over', '2026-08-01', '2026-08-27')
  await certify('quarantine', 'in force', '2026-08-27', '2026-08-28')
  await certify('origin', 'for good', '2026-08-01', null)
})

describe('the page of a batch', () => {
  test('shows its record and which papers hold today', async () => {
    const { batch, seller, good } = await trace.read('LH-1')
    expect(batch).toMatchObject({ code: 'LH-1', intake: 1000, expected: 800 })
    expect(Object.fromEntries(batch.certificates.map(({ number, inForce }) => [number, inForce]))).toEqual({
      'in force': true,
      over: false,
      'for good': true,
    })
    expect([seller.kind, good.zh]).toEqual(['household_farm', '芦花鸡'])
  })
  test('of no batch is refused', async () => {
    await expect(trace.read('LH-2')).rejects.toMatchObject({ code: 'NotFound' })
  })
})

describe('a label', () => {
  const coordinator = () => districtViewer(market.districtCode, market.proposerId)

  test('carries the address and a record that a browser finds genuine', async () => {
    const { address } = await trace.readLabel(coordinator(), 'LH-1')
    expect(address).toMatch(/^https:\/\/shop\.test\/trace\/LH-1#r=/)
    const mark = readMark(address)
    if (!mark) throw new Error('the address carries a record')
    expect(mark.record).toMatchObject({ code: 'LH-1', certificate: { number: 'in force', expiresOn: '2026-08-28' } })
    expect(await isGenuine(mark.bytes, mark.signature, trace.publicKey())).toBe(true)
  })
  test('that somebody changed is not genuine, nor one of another shop', async () => {
    const mark = readMark((await trace.readLabel(coordinator(), 'LH-1')).address)
    if (!mark) throw new Error('the address carries a record')
    const forged = new TextEncoder().encode(new TextDecoder().decode(mark.bytes).replace('LH-1', 'LH-2'))
    expect(await isGenuine(forged, mark.signature, trace.publicKey())).toBe(false)
    const other = signingKey({
      AUTH_SECRET: 'another secret that is long enough for anyone',
      TRACE_SIGNING_KEY: undefined,
    })
    expect(await isGenuine(mark.bytes, mark.signature, other.publicKey)).toBe(false)
  })
  test('is printed by the producer’s people and coordinators in scope alone', async () => {
    const farmer = viewer({ userId: await makePerson(database.db, 'farmer'), role: 'farmer', scope: null })
    await expect(trace.readLabel(farmer, 'LH-1')).rejects.toMatchObject({ code: 'NotFound' })
    await expect(trace.readLabel(districtViewer('500999'), 'LH-1')).rejects.toMatchObject({ code: 'NotFound' })
    await sql(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
      market.producerId,
      farmer.userId,
    ])
    expect((await trace.readLabel(farmer, 'LH-1')).page.batch.code).toBe('LH-1')
  })
})

test('the key is the one that is set, whatever the other secret', () => {
  const TRACE_SIGNING_KEY = Buffer.alloc(32, 255).toString('base64url')
  const [one, other] = ['a'.repeat(32), 'b'.repeat(32)].map((AUTH_SECRET) =>
    signingKey({ AUTH_SECRET, TRACE_SIGNING_KEY }),
  )
  expect(one?.publicKey).toBe(other?.publicKey)
  expect(signingKey({ AUTH_SECRET: 'a'.repeat(32), TRACE_SIGNING_KEY: undefined }).publicKey).not.toBe(one?.publicKey)
})
