import { expect } from '@playwright/test'
import { query } from './query.ts'

type Held = { code: string; fen: string }

const readHeld = `
SELECT a.code, sum(p.fen)::text AS fen FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
WHERE e.order_id = $1 GROUP BY a.code HAVING sum(p.fen) <> 0`

/**
 * Expects the books of a paid order to say what was paid (fen), and that goods, freight and discount went where they belong.
 * @param discountFen what the marketplace gave of its own: its parties get theirs of the full price
 */
export async function expectBooked(
  baseURL: string | undefined,
  orderId: string,
  { goodsFen, freightFen = 0, discountFen = 0 }: { goodsFen: number; freightFen?: number; discountFen?: number },
): Promise<void> {
  const rows = await query<Held>(baseURL, readHeld, [orderId])
  const held = (code: RegExp) =>
    rows.filter((row) => code.test(row.code)).reduce((sum, { fen }) => sum + Number(fen), 0)
  expect(held(/./), 'debits and credits').toBe(0)
  expect(held(/^provider:/), 'what the provider took').toBe(goodsFen + freightFen - discountFen)
  expect(held(/^coupons:platform$/), 'what the marketplace bears').toBe(discountFen)
  expect(held(/^freight:/), 'freight').toBe(0 - freightFen)
  expect(held(/^(household|producer|logistics|platform):/), 'what the goods brought').toBe(0 - goodsFen)
}
