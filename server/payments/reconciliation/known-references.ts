/**
 * CTE `known`: everything of ours that has an id at a provider (`reference`), with its order and the cause of each entry
 * that may move money there for it. Fees and payouts of a provider have no such id.
 */
export const knownReferences = `
known AS (
  SELECT p.provider, p.provider_payment_id AS reference, coalesce(p.order_id, a.order_id) AS order_id, 'payment:' || p.id AS cause
  FROM payment p LEFT JOIN payment_attempt a ON a.id = p.attempt_id
  UNION ALL
  SELECT p.provider, r.provider_refund_id, r.order_id, c.word || r.id
  FROM refund r JOIN payment p ON p.id = r.payment_id CROSS JOIN (VALUES ('refund:'), ('refund-returned:')) c(word)
  WHERE r.provider_refund_id IS NOT NULL
  UNION ALL
  SELECT d.provider, d.provider_dispute_id, d.order_id, c.word || d.id
  FROM dispute d CROSS JOIN (VALUES ('dispute:'), ('dispute-won:')) c(word)
  UNION ALL
  SELECT split_part(e.cause, ':', 2), substr(e.cause, length('unowed-refund:' || split_part(e.cause, ':', 2)) + 2), e.order_id, e.cause
  FROM ledger_entry e WHERE e.cause LIKE 'unowed-refund:%'
)`

/** Condition on `k.code`: an account of the money at a provider, named by the SQL `provider`, in any currency. */
export const atProvider = (provider: string): string =>
  `(k.code = 'provider:' || ${provider} OR starts_with(k.code, 'provider:' || ${provider} || ':'))`
