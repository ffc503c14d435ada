import { givenBack, goods, type Invariant } from './invariant.ts'

export const stockInvariants: Invariant[] = [
  {
    name: 'stock-adds-up',
    describe: 'free + held + sold = total for every product, none of them negative',
    sql: `SELECT product_id, total, free, held, sold FROM stock
          WHERE free + held + sold <> total OR free < 0 OR held < 0 OR sold < 0`,
  },
  {
    name: 'stock-follows-orders',
    describe: 'held and sold of every product are the units of its order lines by order state, less those put back',
    sql: `WITH ${goods}, expected AS (
            SELECT product_id, coalesce(sum(quantity) FILTER (WHERE place = 'held'), 0) AS held,
                   coalesce(sum(quantity) FILTER (WHERE place = 'sold'), 0) AS sold
            FROM goods GROUP BY product_id)
          SELECT product_id, s.held, s.sold, coalesce(e.held, 0) AS held_by_orders, coalesce(e.sold, 0) AS sold_by_orders
          FROM stock s FULL JOIN expected e USING (product_id)
          WHERE s.held IS DISTINCT FROM coalesce(e.held, 0)::int OR s.sold IS DISTINCT FROM coalesce(e.sold, 0)::int`,
  },
  {
    name: 'live-item-follows-orders',
    describe: 'what is taken of a live item is what its lines hold or have sold',
    sql: `WITH ${goods}, expected AS (
            SELECT live_item_id AS id, sum(quantity) AS taken FROM goods
            WHERE place IS NOT NULL AND live_item_id IS NOT NULL GROUP BY live_item_id)
          SELECT i.id AS live_item_id, i.taken, coalesce(e.taken, 0) AS taken_by_orders
          FROM live_item i LEFT JOIN expected e ON e.id = i.id WHERE i.taken <> coalesce(e.taken, 0)`,
  },
  {
    name: 'units-put-back-were-refunded',
    describe:
      'no more units of a line are put back on the shelf than refunds of it gave back, nor given back than sold',
    sql: `WITH ${givenBack}
          SELECT l.id AS line_id, l.quantity, l.restocked, coalesce(g.units, 0) AS given_back
          FROM order_line l LEFT JOIN given_back g ON g.order_line_id = l.id
          WHERE l.restocked > coalesce(g.units, 0) OR coalesce(g.units, 0) > l.quantity`,
  },
]
