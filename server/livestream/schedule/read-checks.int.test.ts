import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { makeSchedule, type Schedule } from '#test/factories/schedule.ts'
import { readChecks } from './read-checks.ts'

const database = useDatabase()
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
let farm: Schedule
beforeEach(async () => {
  farm = await makeSchedule(database.db)
})

describe('the list before going on the air', () => {
  test('everything in order', async () => {
    await farm.announce()
    const checks = await readChecks(farm, farm.farmerId, farm.sessionId)
    const levels = [checks.hosts, checks.items, checks.agreements, checks.stock, checks.certificates, checks.words]
    expect(levels.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
    expect(checks.hosts.people).toMatchObject([{ host: true, bound: true, standing: 'verified' }])
  })

  test('says what lacks', async () => {
    farm = await makeSchedule(database.db, { validFrom: farm.inHours(24) })
    const phone = '+8613700017002'
    await run('UPDATE app_user SET phone_number = $2 WHERE id = $1', await makePerson(database.db), phone)
    await farm.announce({ coHosts: [phone], titleZh: '最好的芦花鸡' })
    await run('UPDATE stock SET total = 10, free = 10 WHERE product_id = $1', farm.productId)
    await run(
      `UPDATE product_family SET needs_quarantine = true, description_zh = '能治疗感冒的鸡' WHERE id = $1`,
      farm.familyId,
    )
    const checks = await readChecks(farm, farm.farmerId, farm.sessionId)
    expect(checks.hosts).toMatchObject({ level: 'ok', people: [{ standing: 'verified' }], waiting: 1 })
    expect(checks.agreements).toMatchObject({ level: 'stop', lacking: [{ nameZh: '芦花鸡 一只' }] })
    expect(checks.stock).toMatchObject({ level: 'warn', short: [{ left: 10, quota: 50 }] })
    expect(checks.certificates).toMatchObject({ level: 'warn', lacking: [{ until: null }] })
    expect(checks.words.level).toBe('stop')
    expect(checks.words.found.map(({ words }) => words.map(({ text }) => text))).toEqual([['最好'], ['治疗']])
    await run('UPDATE host_verification SET verified_at = NULL, verified_by = NULL WHERE user_id = $1', farm.farmerId)
    await run('UPDATE stock SET total = 0, free = 0 WHERE product_id = $1', farm.productId)
    const worse = await readChecks(farm, farm.farmerId, farm.sessionId)
    expect([worse.hosts.level, worse.stock.level]).toEqual(['stop', 'stop'])
  })

  test('a certificate has to hold until the session is over', async () => {
    const batch = crypto.randomUUID()
    await run(
      `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
       VALUES ($1, $4, $2, $3, 1000, 9000, '只', 'bird', '2026-01-01', '2026-02-01')`,
      ...[batch, farm.familyId, farm.producerId, `CHECK-${batch.slice(0, 6)}`],
    )
    await run('UPDATE product_family SET needs_quarantine = true WHERE id = $1', farm.familyId)
    await run('UPDATE product SET batch_id = $2 WHERE id = $1', farm.productId, batch)
    const certify = (until: Date, number: string) =>
      run(
        `INSERT INTO batch_certificate (id, batch_id, kind, number, issued_by, issued_on, expires_on, added_by, added_at)
         VALUES (uuidv7(), $1, 'quarantine', $3, '所', '2020-01-01', $2, 'user:test', now())`,
        ...[batch, until, number],
      )
    await farm.announce({ scheduledAt: farm.inHours(48) })
    await certify(farm.inHours(24), 'A')
    const level = async () => (await readChecks(farm, farm.farmerId, farm.sessionId)).certificates.level
    expect(await level()).toBe('warn')
    await certify(farm.inHours(24 * 5), 'B')
    expect(await level()).toBe('ok')
  })
})
