import { query } from './query.ts'

/** Lets a producer charge freight: one fee (fen) everywhere, none above a sum. */
export async function chargeFreight(
  baseURL: string | undefined,
  producer: string,
  feeFen: number,
  freeAboveFen: number,
): Promise<void> {
  await query(
    baseURL,
    `WITH old AS (SELECT r.id FROM freight_rule r JOIN producer d ON d.id = r.producer_id WHERE d.slug = $1),
          bands AS (DELETE FROM freight_band WHERE rule_id IN (SELECT id FROM old) RETURNING 1)
     DELETE FROM freight_rule WHERE id IN (SELECT id FROM old) AND (SELECT count(*) FROM bands) >= 0`,
    [producer],
  )
  await query(
    baseURL,
    `WITH rule AS (
       INSERT INTO freight_rule (id, producer_id, cold_chain, free_above_fen)
       SELECT uuidv7(), d.id, cold, $3 FROM producer d, unnest(ARRAY[true, false]) cold WHERE d.slug = $1 RETURNING id)
     INSERT INTO freight_band (id, rule_id, up_to_g, fee_fen) SELECT uuidv7(), id, 50000, $2 FROM rule`,
    [producer, feeFen, freeAboveFen],
  )
}

/** Issues a coupon of the marketplace's own: so many fen off goods worth at least so much. @returns its code */
export async function issueCoupon(
  baseURL: string | undefined,
  amountFen: number,
  minGoodsFen: number,
): Promise<string> {
  const code = `E2E${Math.random().toString(36).slice(2, 8).toUpperCase()}`
  await query(
    baseURL,
    `INSERT INTO coupon (id, code, title_zh, title_en, bearer, amount_fen, min_goods_fen, valid_from, valid_to, uses_total, created_by, created_at)
     VALUES (uuidv7(), $1, '见面礼', 'Welcome', 'platform', $2, $3, now() - interval '1 day', now() + interval '1 day', 5, 'e2e', now())`,
    [code, amountFen, minGoodsFen],
  )
  return code
}
