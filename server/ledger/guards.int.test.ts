import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bookSale } from '#server/linkage/book-sale.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'

const database = useDatabase()

describe('the ledger defends itself', () => {
  test('entries, postings, attributions, events and history cannot be changed or removed', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    await shop.buy(guest(), orderInput(market.productId))
    const tables = {
      ledger_entry: 'kind',
      ledger_posting: 'fen',
      attribution: 'net_fen',
      payment_event: 'outcome',
      order_transition: 'reason',
    }
    for (const [table, column] of Object.entries(tables)) {
      const attempts = [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]
      for (const attempt of attempts)
        await expect(database.db.pool.query(attempt)).rejects.toMatchObject({ code: '23001' })
    }
  })

  test('an entry that does not balance, has a posting of another day, or grows later, is refused', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const account = `(SELECT id FROM ledger_account WHERE code = 'platform:revenue')`
    const write = (legs: string) =>
      database.db.tx(async (sql) => {
        const id = randomUUID()
        await sql.query(
          `INSERT INTO ledger_entry (id, kind, cause, period, day, occurred_at) VALUES ($1, 'sale', $2, '2026-08', '2026-08-28', now())`,
          [id, id],
        )
        await sql.query(`INSERT INTO ledger_posting (entry_id, account_id, fen, day) VALUES ${legs}`, [id])
      })
    const leg = (fen: number, day: string) => `($1, ${account}, ${fen}, '${day}')`
    await expect(write(`${leg(5, '2026-08-28')}, ${leg(-4, '2026-08-28')}`)).rejects.toMatchObject({ code: '23514' })
    const astray = write(`${leg(5, '2026-08-28')}, ${leg(-5, '2026-08-29')}`)
    await expect(astray).rejects.toThrow('a posting counts for the day of its entry')
    const growing = database.db.pool.query(
      `INSERT INTO ledger_posting (entry_id, account_id, fen, day) SELECT e.id, ${account}, f, e.day FROM ledger_entry e, unnest(ARRAY[1, -1]) f WHERE e.order_id = $1`,
      [orderId],
    )
    await expect(growing).rejects.toMatchObject({ code: '23001' })
  })

  test('a frozen line keeps its agreement, and one payment is booked once', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const unfreeze = database.db.pool.query('UPDATE order_line SET agreement_version_id = NULL WHERE order_id = $1', [
      orderId,
    ])
    await expect(unfreeze).rejects.toMatchObject({ code: '23001' })
    const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM payment WHERE order_id = $1', [
      orderId,
    ])
    const again = database.db.tx((sql) =>
      bookSale(sql, {
        orderId,
        paymentId: rows[0]?.id ?? '',
        provider: 'fake',
        paidAt: shop.clock.now(),
        placedAt: shop.clock.now(),
        depositFen: 0n,
      }),
    )
    await expect(again).rejects.toMatchObject({ code: '23505' })
  })
})
