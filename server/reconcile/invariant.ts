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
export const PAID = `('paid', 'shipped', 'completed')`

/** CTE `goods`: every order line with the place of the stock its units are in: held, sold, or null (free again). */
export const goods = `
goods AS (
  SELECT l.product_id, l.live_item_id, l.quantity, CASE
    WHEN o.state = 'held' THEN 'held'
    WHEN o.state IN ${PAID} THEN 'sold'
    -- Goods that had left the farm stay sold when their money goes back.
    WHEN o.state IN ('refunding', 'refunded') AND EXISTS (
      SELECT 1 FROM order_transition t WHERE t.order_id = o.id AND t."to" = 'refunding' AND t."from" IN ('shipped', 'completed')
    ) THEN 'sold'
  END AS place
  FROM order_line l JOIN orders o ON o.id = l.order_id
)`

/** Every posting with its entry and account, as a FROM clause: aliases `x` (posting), `e` (entry), `k` (account). */
export const postings = `ledger_posting x JOIN ledger_entry e ON e.id = x.entry_id JOIN ledger_account k ON k.id = x.account_id`

/** SQL condition on `k.code`; the same accounts as `isPartyAccount` of domain/ledger-accounts.ts. */
export const isParty = `k.code ~ '^(household|producer|logistics|platform):'`
