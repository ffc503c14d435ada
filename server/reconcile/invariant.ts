import { CURRENCY } from '#domain/money.ts'

/** Something that must be true of the database at every commit. */
export type Invariant = {
  /** Short and stable, such as `stock-adds-up`: what tests and reports call it. */
  name: string
  /** One sentence that says what is true. */
  describe: string
  /** A SELECT that returns the rows that breach it; none where all is well. */
  sql: string
}

/** The states in which an order's goods are the buyer's and its money is with the parties. */
export const PAID = `('paid', 'packed', 'shipped', 'delivered', 'completed')`

/**
 * CTE `goods`: every order line with the place of the stock its units are in: held, sold, or null (free again). Units that
 * a refund of a part put back on the shelf are not counted.
 */
export const goods = `
goods AS (
  SELECT l.product_id, l.live_item_id, l.quantity - l.restocked AS quantity, CASE
    WHEN o.state IN ('held', 'reserved') THEN 'held'
    WHEN o.state IN ${PAID} THEN 'sold'
    -- Goods that had left the farm stay sold when their money goes back; orders that were ended before there were parcels have none.
    WHEN o.state IN ('refunding', 'refunded') AND (k.state IN ('shipped', 'delivered') OR k.id IS NULL AND EXISTS (
      SELECT 1 FROM order_transition t WHERE t.order_id = o.id AND t."to" = 'refunding' AND t."from" IN ('shipped', 'completed')
    )) THEN 'sold'
  END AS place
  FROM order_line l JOIN orders o ON o.id = l.order_id LEFT JOIN parcel k ON k.id = l.parcel_id
)`

/** Every posting with its entry and account, as a FROM clause: aliases `x` (posting), `e` (entry), `k` (account). */
export const postings = `ledger_posting x JOIN ledger_entry e ON e.id = x.entry_id JOIN ledger_account k ON k.id = x.account_id`

/** SQL condition on `k.code`; the same accounts as `isPartyAccount` of domain/ledger-accounts.ts. */
export const isParty = `k.code ~ '^(household|producer|logistics|platform|freight|deposits|coupons):'`

/** The currency of account `k`: the end of its code, CNY without one. */
export const currency = `coalesce(substring(k.code FROM ':([A-Z]{3})$'), '${CURRENCY}')`

/** CTE `charged_back`: what the parties of each order gave back for disputes that were lost. */
export const chargedBack = `
charged_back AS (SELECT e.order_id, sum(x.fen) AS fen FROM ${postings} WHERE e.kind = 'chargeback' AND ${isParty} GROUP BY e.order_id)`

/** Condition on refund `r`: no other one took its place. A failed one that stands is still owed. */
export const stands = `NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id)`

/** CTE `given_back`: the units of each line that refunds gave back. One that takes another's place gives back none again. */
export const givenBack = `
given_back AS (SELECT order_line_id, sum(quantity) AS units FROM refund WHERE replaces_id IS NULL AND quantity > 0 GROUP BY order_line_id)`

/** Stands for "no order" where sums are joined by order. */
export const noOrder = `'00000000-0000-0000-0000-000000000000'::uuid`
