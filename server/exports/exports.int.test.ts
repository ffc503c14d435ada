import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '#domain/csv.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { forgetExports } from './forget-exports.ts'
import { listExports, readExport } from './list-exports.ts'
import { requestExport } from './request-export.ts'
import { runExport } from './run-export.ts'

const database = useDatabase()
const files = memoryFiles()
let shop: ReturnType<typeof till>
let market: Market
let other: Market
let own: ReturnType<typeof districtViewer>

const deps = () => ({ db: database.db, clock: shop.clock, files })
const ask = (table: string, format = 'csv', query = {}) =>
  requestExport(deps(), own, { table, format, query, locale: 'zh' })
const run = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)

async function written(id: string) {
  await runExport(deps(), { exportId: id })
  return readExport(deps(), own, id)
}

beforeAll(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db)
  other = await makeMarket(database.db)
  const userId = await makePerson(database.db, 'coordinator')
  await run(`UPDATE app_user SET scope_kind = 'district', scope_code = $2 WHERE id = $1`, [userId, market.districtCode])
  own = { ...districtViewer(market.districtCode), userId }
  await shop.buy(guest(), orderInput(market.productId, { quantity: 2 }))
  await shop.buy(guest(), orderInput(other.productId))
})

describe('a table as a file', () => {
  test('has the rows of the scope, names masked, and says how many', async () => {
    const id = await ask('rows')
    expect((await listExports(deps(), own)).map(({ state }) => state)).toEqual(['queued'])
    const file = await written(id)
    const lines = parseCsv(Buffer.from(file.bytes).toString('utf8')).filter((line) => line.length > 1)
    expect(lines).toHaveLength(3)
    expect(lines.every((line) => line.length === lines[0]?.length)).toBe(true)
    expect(lines[1]?.[2]).toMatch(/^.\*\*$/)
    expect(Buffer.from(file.bytes).toString('utf8')).not.toContain('杨秀英')
    expect((await listExports(deps(), own))[0]).toMatchObject({ state: 'done', rowsTotal: 2, rowsDone: 2 })
  })
  test('as a spreadsheet, with amounts that sum', async () => {
    const file = await written(await ask('figures', 'xlsx', { level: 'household' }))
    const [head, total, ...rows] = await readSheet(Buffer.from(file.bytes))
    const net = head?.indexOf('净收入（元）') ?? -1
    expect(rows).toHaveLength(2)
    expect(rows.reduce((sum, row) => sum + Number(row[net]), 0)).toBeCloseTo(Number(total?.[net]), 2)
  })
  test('written twice it is the same file', async () => {
    const id = await ask('rows')
    const first = await written(id)
    await run(`UPDATE export_job SET state = 'running' WHERE id = $1`, [id])
    expect(Buffer.from((await written(id)).bytes)).toEqual(Buffer.from(first.bytes))
  })
})

describe('whose it is', () => {
  test('nobody else’s, not even a colleague’s of the same district', async () => {
    const id = await ask('rows')
    await written(id)
    const colleague = { ...own, userId: await makePerson(database.db, 'coordinator') }
    await expect(readExport(deps(), colleague, id)).rejects.toMatchObject({ code: 'NotFound' })
    expect(await listExports(deps(), colleague)).toEqual([])
  })
  test('the scope counts that its person has when it is written', async () => {
    const id = await ask('rows', 'csv', { place: market.districtCode })
    await run('UPDATE app_user SET scope_code = $2 WHERE id = $1', [own.userId, other.districtCode])
    await runExport(deps(), { exportId: id })
    await run('UPDATE app_user SET scope_code = $2 WHERE id = $1', [own.userId, market.districtCode])
    expect((await listExports(deps(), own)).find((item) => item.id === id)).toMatchObject({
      state: 'failed',
      failure: 'OutOfScope',
    })
    await expect(readExport(deps(), own, id)).rejects.toMatchObject({ code: 'NotFound' })
  })
  test('another district, a table that is none, too many at once', async () => {
    await expect(ask('rows', 'csv', { place: other.districtCode })).rejects.toMatchObject({ code: 'OutOfScope' })
    await expect(ask('app_user')).rejects.toMatchObject({ code: 'InvalidInput' })
    for (let at = 0; at < 5; at++) await ask('rows')
    await expect(ask('rows')).rejects.toMatchObject({ code: 'TooManyRequests' })
  })
  test.each(outsiders)('never of a $role', async (outsider) => {
    const asked = { table: 'rows', format: 'csv', query: {}, locale: 'zh' } as const
    await expect(requestExport(deps(), outsider, asked)).rejects.toMatchObject({ code: 'Forbidden' })
  })
  test('its time ends, and the file with it', async () => {
    const id = await ask('rows').catch(() => null)
    expect(id).toBeNull()
    shop.clock.forward(60 * 24 * 4)
    expect(await listExports(deps(), own)).toEqual([])
    expect(await forgetExports(deps())).toBeGreaterThan(5)
    expect(files.kept.size).toBe(0)
  })
})
