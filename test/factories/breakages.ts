/**
 * For each invariant, damage that only it can see, as SQL for a database whose triggers are off. Test data, kept
 * apart from the checks; the test demands one for each.
 */
const order = (state: string) => `(SELECT id FROM orders WHERE state = '${state}' ORDER BY number LIMIT 1)`
const paidOrder = `(SELECT o.id FROM orders o JOIN attribution a ON a.order_id = o.id WHERE o.state = 'paid' AND a.gross_fen > 0 ORDER BY o.number LIMIT 1)`

/**
 * A balanced entry that moves 5 fen from one account to another: `credit` is owed more. Our bank account is the other
 * side where nothing else may be seen.
 */
const entry = (cause: string, orderId: string, debit: string, credit: string) => `
WITH e AS (INSERT INTO ledger_entry (id, kind, cause, order_id, period, day, occurred_at)
           VALUES (uuidv7(), 'late_payment', ${cause}, ${orderId}, '2026-11', '2026-11-01', now()) RETURNING id),
accounts AS (INSERT INTO ledger_account (id, code, kind) VALUES (uuidv7(), 'bank:settlement:USD', 'asset')
             ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id, code),
known AS (SELECT id, code FROM ledger_account UNION SELECT id, code FROM accounts)
INSERT INTO ledger_posting (entry_id, account_id, fen, day)
SELECT e.id, k.id, 5, date '2026-11-01' FROM e, known k WHERE k.code = ${debit} UNION ALL SELECT e.id, k.id, -5, date '2026-11-01' FROM e, known k WHERE k.code = ${credit}`

const bank = `'bank:settlement'`
const dollars = `'bank:settlement:USD'`
/** A second payment that stays with a paid order, booked to the platform. */
const keptTwice = `
ALTER TABLE orders DROP CONSTRAINT orders_paid;
INSERT INTO payment (id, order_id, provider, provider_payment_id, amount_fen, currency, method, paid_at)
VALUES ('018f0000-0000-7000-8000-000000000004', ${paidOrder}, 'cashier', 'damage', 5, 'CNY', 'card', now());
UPDATE orders SET paid_fen = paid_fen + 5 WHERE id = ${paidOrder};
${entry(`'payment:018f0000-0000-7000-8000-000000000004'`, paidOrder, `'provider:cashier'`, `'platform:revenue'`)}`

const provisional = `(SELECT code FROM ledger_account WHERE code LIKE 'household:%:provisional' ORDER BY code LIMIT 1)`
const accountOf = (orderId: string, kind: string) =>
  `(SELECT k.code FROM ledger_entry e JOIN ledger_posting x ON x.entry_id = e.id JOIN ledger_account k ON k.id = x.account_id
    WHERE e.order_id = ${orderId} AND k.code LIKE '%:${kind}' LIMIT 1)`

/** @param rows number, track, beginning (ms), newest part */
const segments = (rows: string) => `
INSERT INTO live_segment (session_id, msn, epoch, start_ms, duration_ms, last_part, bytes)
SELECT s.id, v.msn, v.epoch, v.start_ms, 1000, v.last_part, 9 FROM (SELECT id FROM live_session WHERE state = 'scheduled' LIMIT 1) s,
  (VALUES ${rows}) v(msn, epoch, start_ms, last_part)`

const publishing = (state: string) => `
INSERT INTO live_ingest (id, session_id, user_id, device, token_hash, issued_at, expires_at, publishing_since)
SELECT uuidv7(), id, 'damage', 'phone', md5(random()::text) || md5(random()::text), now(), now() + interval '1 hour', now()
FROM live_session WHERE state = '${state}' LIMIT 1`

export const breakages: Record<string, string[]> = {
  'stock-adds-up': [
    `ALTER TABLE stock DROP CONSTRAINT stock_adds_up; UPDATE stock SET total = total + 1 WHERE sold > 0`,
    `ALTER TABLE stock DROP CONSTRAINT stock_free_not_negative; UPDATE stock SET total = total - free - 1, free = -1 WHERE sold > 0`,
  ],
  'stock-follows-orders': [
    `UPDATE stock SET free = free - 1, held = held + 1 WHERE sold > 1`,
    `UPDATE stock SET free = free + 1, sold = sold - 1 WHERE sold > 1`,
  ],
  'live-item-follows-orders': [`UPDATE live_item SET taken = taken - 1 WHERE taken > 0`],
  'units-put-back-were-refunded': [`UPDATE order_line SET restocked = 1 WHERE order_id = ${order('cancelled')}`],
  'order-total-is-its-lines': [`UPDATE orders SET total_fen = total_fen + 1 WHERE id = ${order('held')}`],
  'order-state-has-its-history': [
    `DELETE FROM order_transition WHERE order_id = ${order('shipped')} AND "to" = 'paid'`,
    `DELETE FROM order_transition WHERE order_id = ${order('shipped')} AND "to" = 'shipped'`,
  ],
  'paid-is-the-payments': [
    `WITH p AS (INSERT INTO payment (id, order_id, provider, provider_payment_id, amount_fen, currency, method, paid_at)
                VALUES ('018f0000-0000-7000-8000-000000000001', ${paidOrder}, 'cashier', 'damage', 5, 'CNY', 'card', now()) RETURNING id)
     SELECT 1 FROM p; ${entry(`'payment:018f0000-0000-7000-8000-000000000001'`, paidOrder, `'provider:cashier'`, bank)}`,
  ],
  'refunded-is-the-refunds': [
    `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at)
     SELECT uuidv7(), id, order_id, 5, 'damage', 'requested', 'system', now() FROM payment WHERE order_id = ${paidOrder}`,
    `DELETE FROM refund WHERE state = 'requested' AND quantity = 0 AND replaces_id IS NULL AND order_id = ${order('refunding')}`,
  ],
  'paid-order-holds-its-price': [keptTwice],
  'reserved-order-holds-its-deposit': [
    entry(`'damage'`, paidOrder, `'platform:revenue'`, `'deposits:held'`),
    entry(`'damage'`, order('reserved'), `'deposits:held'`, `'platform:revenue'`),
  ],
  'discount-is-the-redemption': [
    `UPDATE coupon_redemption SET discount_fen = discount_fen + 1`,
    `UPDATE order_line SET discount_bearer = 'district' WHERE discount_bearer = 'platform'`,
  ],
  'coupon-is-used-as-often-as-redeemed': [`UPDATE coupon SET used = used + 1 WHERE used > 0`],
  'paid-line-has-its-parcel': [
    `UPDATE order_line SET parcel_id = NULL WHERE order_id = ${paidOrder}`,
    `UPDATE parcel SET order_id = ${order('held')} WHERE order_id = ${paidOrder}`,
  ],
  'replacement-is-of-a-failed-refund': [
    `UPDATE refund f SET state = 'requested' FROM refund r WHERE r.replaces_id = f.id
       AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.cause = 'refund:' || f.id)`,
  ],
  'entry-keeps-its-currency': [entry(`'damage'`, 'NULL', bank, dollars)],
  'entry-balances': [
    `INSERT INTO ledger_posting (entry_id, account_id, fen, day)
     SELECT e.id, k.id, 5, e.day FROM ledger_entry e, ledger_account k WHERE e.order_id = ${paidOrder} AND k.code = ${bank}`,
    `INSERT INTO ledger_entry (id, kind, cause, period, day, occurred_at) VALUES (uuidv7(), 'confirmation', 'damage', '2026-11', '2026-11-01', now())`,
  ],
  'parties-hold-what-was-paid': [entry(`'damage'`, paidOrder, bank, `'platform:revenue'`)],
  'payment-has-its-entry': [
    `UPDATE ledger_entry SET cause = 'damage' WHERE kind = 'sale' AND order_id = ${paidOrder}`,
    `UPDATE ledger_entry SET cause = 'payment:018f0000-0000-7000-8000-000000000002' WHERE id = (SELECT id FROM ledger_entry WHERE kind = 'confirmation' LIMIT 1)`,
  ],
  'refund-has-its-entry': [
    `UPDATE ledger_entry SET cause = 'damage' WHERE kind = 'refund_paid' AND order_id = ${order('refunded')}`,
    `UPDATE ledger_entry SET cause = 'refund:018f0000-0000-7000-8000-000000000003' WHERE id = (SELECT id FROM ledger_entry WHERE kind = 'confirmation' LIMIT 1)`,
  ],
  'provider-holds-the-difference': [entry(`'damage'`, 'NULL', `'provider:cashier'`, bank)],
  'refunds-payable-is-what-is-still-owed': [
    entry(`'damage'`, paidOrder, bank, `'refunds:payable'`),
    entry(`'damage'`, 'NULL', bank, `'refunds:payable'`),
    entry(`'damage'`, 'NULL', dollars, `'refunds:payable:USD'`),
  ],
  'suspense-is-the-unmatched': [
    entry(`'damage'`, 'NULL', bank, `'suspense:unmatched'`),
    entry(`'damage'`, 'NULL', `'suspense:unmatched:USD'`, dollars),
    `UPDATE ledger_entry SET cause = 'damage:' || id WHERE kind = 'unmatched_returned'`,
  ],
  'dispute-has-its-entries': [
    `UPDATE ledger_entry SET cause = 'damage' WHERE id = (SELECT id FROM ledger_entry WHERE kind = 'dispute_opened' LIMIT 1)`,
    `UPDATE ledger_entry SET cause = 'dispute-won:018f0000-0000-7000-8000-000000000005' WHERE id = (SELECT id FROM ledger_entry WHERE kind = 'dispute_won' LIMIT 1)`,
    `UPDATE ledger_entry SET cause = 'damage:' || id WHERE kind = 'chargeback'`,
  ],
  'withheld-is-the-open-disputes': [entry(`'damage'`, 'NULL', `'disputes:withheld'`, bank)],
  'movement-has-its-entries': [
    `UPDATE ledger_entry SET cause = 'damage:' || id WHERE kind = 'provider_fee'`,
    `UPDATE ledger_entry SET cause = 'provider-payout:cashier:damage' WHERE kind = 'provider_payout'`,
  ],
  'shares-are-the-whole': [
    `UPDATE agreement_share s SET bps = bps - 1 FROM agreement_version v WHERE v.id = s.version_id AND v.carries_split
       AND s.party = 'platform' AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.agreement_version_id = v.id)`,
    `UPDATE agreement_share s SET bps = 1 FROM agreement_version v WHERE v.id = s.version_id AND NOT v.carries_split`,
  ],
  'line-is-frozen-on-its-agreement': [
    `UPDATE order_line l SET agreement_version_id = (SELECT v.id FROM agreement_version v JOIN product p ON p.id = l.product_id
       WHERE v.carries_split AND v.state = 'approved' AND v.family_id <> p.family_id LIMIT 1) WHERE order_id = ${order('held')}`,
    `UPDATE order_line l SET agreement_version_id = (SELECT id FROM agreement_version WHERE state = 'proposed' LIMIT 1)
     WHERE order_id = ${order('held')}`,
  ],
  'line-money-is-divided-whole': [
    `UPDATE ledger_posting x SET order_line_id = NULL FROM ledger_entry e, ledger_account k
     WHERE e.id = x.entry_id AND k.id = x.account_id AND e.order_id = ${paidOrder} AND k.code = 'platform:revenue'`,
  ],
  'paid-line-is-attributed': [
    `DELETE FROM attribution WHERE id = (SELECT a.id FROM attribution a JOIN orders o ON o.id = a.order_id
       WHERE o.state = 'paid' AND a.gross_fen = 0 LIMIT 1)`,
    `UPDATE attribution SET quantity = quantity + 1 WHERE kind = 'reversal' AND quantity < 0 AND order_id IN
       (SELECT id FROM orders WHERE state IN ('paid', 'shipped'))`,
  ],
  'attribution-has-its-paid-line': [
    `INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, quantity, gross_fen, cost_fen, net_fen, occurred_at)
     SELECT uuidv7(), 'sale', e.id, l.order_id, l.id, a.household_id, v.id, 1, 0, 0, 0, a.occurred_at
     FROM order_line l, (SELECT id FROM ledger_entry LIMIT 1) e, (SELECT household_id, occurred_at FROM attribution LIMIT 1) a, (SELECT id FROM agreement_version LIMIT 1) v
     WHERE l.order_id = ${order('held')}`,
  ],
  'attribution-counts-once': [
    `UPDATE attribution SET cost_fen = cost_fen - 1, net_fen = net_fen + 1 WHERE kind = 'reversal'`,
    `ALTER TABLE attribution DROP CONSTRAINT attribution_net; UPDATE attribution SET net_fen = gross_fen WHERE kind = 'sale' AND order_id = ${paidOrder}`,
  ],
  'attribution-is-what-was-posted': [
    `UPDATE attribution a SET gross_fen = gross_fen + d.fen, net_fen = net_fen + d.fen
     FROM (SELECT id, CASE row_number() OVER (ORDER BY id) WHEN 1 THEN 5 WHEN 2 THEN -5 ELSE 0 END AS fen FROM attribution
           WHERE kind = 'sale' AND gross_fen > 0 AND order_id IN (SELECT id FROM orders WHERE state = 'paid')) d WHERE d.id = a.id`,
  ],
  'household-is-the-sum-of-its-rows': [entry(`'damage'`, 'NULL', bank, provisional)],
  'household-is-owed-as-its-order-stands': [
    `UPDATE orders SET confirmed_at = NULL WHERE id = ${order('completed')}`,
    entry(
      `'damage'`,
      order('completed'),
      accountOf(order('completed'), 'confirmed'),
      accountOf(order('completed'), 'provisional'),
    ),
  ],
  'payout-is-of-confirmed-money': [
    `UPDATE ledger_posting x SET account_id = p.id FROM ledger_entry e, ledger_account k, ledger_account p WHERE e.id = x.entry_id
       AND k.id = x.account_id AND e.kind = 'payout' AND k.code LIKE '%:confirmed' AND p.code = replace(k.code, 'confirmed', 'provisional')`,
  ],
  'payout-has-its-entries': [
    `UPDATE payout SET state = 'sent', paid_at = NULL WHERE state = 'paid'`,
    `UPDATE payout SET state = 'paid', paid_at = now() WHERE state = 'sent'`,
    `UPDATE ledger_entry SET cause = 'payout-proven:damage' WHERE id = (SELECT id FROM ledger_entry WHERE kind = 'payout_proven' LIMIT 1)`,
  ],
  'payout-is-its-lines': [
    `ALTER TABLE payout DROP CONSTRAINT payout_adds_up; UPDATE payout SET repaid_fen = repaid_fen + 5 WHERE state = 'failed'`,
    `UPDATE payout_line SET fen = fen + 5 WHERE released`,
  ],
  'household-was-paid-its-lines': [
    `UPDATE payout_line SET released = true WHERE payout_id = (SELECT id FROM payout WHERE state = 'paid' LIMIT 1)`,
  ],
  'hardship-has-its-entry': [
    `UPDATE ledger_entry SET cause = 'hardship:damage' WHERE kind = 'hardship'`,
    `UPDATE hardship SET amount_fen = amount_fen + 1`,
  ],
  'advance-is-what-is-left': [
    `UPDATE aid_use SET amount_fen = amount_fen + 1 WHERE kind = 'advance' AND state = 'given'`,
  ],
  'income-day-is-its-attributions': [
    `INSERT INTO income_day (day, household_id, agreement_version_id, channel, live_session_id, quantity, gross_fen, cost_fen, net_fen, confirmed_fen, paid_fen, verified_fen)
     SELECT '2020-01-01', household_id, agreement_version_id, 'shop', household_id, 1, 100, 0, 100, 0, 0, 0 FROM attribution LIMIT 1`,
  ],
  'fund-is-what-is-left': [`UPDATE aid_use SET amount_fen = amount_fen + 1 WHERE kind = 'grant' AND state = 'given'`],
  'declared-is-the-period-income': [
    `UPDATE period_list SET state = 'approved', paid_at = NULL, paid_by = NULL WHERE paid_at IS NOT NULL`,
  ],
  'period-is-paid-once': [
    `INSERT INTO period_income SELECT (jsonb_populate_record(i, jsonb_build_object('id', uuidv7(), 'amount_fen', 0))).* FROM period_income i
     WHERE i.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM period_income r WHERE r.reverses_id = i.id) LIMIT 1`,
  ],
  'approved-list-is-its-income': [
    `UPDATE period_list_row SET amount_fen = amount_fen + 1 WHERE (list_id, household_id) IN
       (SELECT list_id, household_id FROM period_income LIMIT 1)`,
    `UPDATE period_list SET state = 'rejected', paid_at = NULL, paid_by = NULL WHERE state = 'approved'`,
  ],
  'fund-promises-what-it-has': [
    `INSERT INTO aid_use SELECT (jsonb_populate_record(u, jsonb_build_object('id', uuidv7(), 'state', 'approved', 'amount_fen', f.amount_fen,
       'given_at', NULL, 'given_by', NULL))).* FROM aid_use u JOIN aid_fund f ON f.id = u.fund_id WHERE u.state = 'given' LIMIT 1`,
  ],
  'live-events-have-no-gap': [
    `DELETE FROM live_event WHERE seq = 2`,
    `UPDATE live_session SET last_seq = last_seq + 1 WHERE last_seq > 0`,
  ],
  'recording-is-in-order': [segments('(0, 1, 5000, 4), (1, 1, 4500, 9)'), segments('(0, 2, 0, 4), (1, 1, 0, 4)')],
  'removed-recording-was-over-its-time': [
    `ALTER TABLE live_session DROP CONSTRAINT live_session_kept; UPDATE live_session SET recording_gone_at = now() WHERE state = 'live'`,
  ],
  'one-device-publishes-a-session': [
    `DROP INDEX live_ingest_publishing; ${publishing('live')}; ${publishing('live')}`,
    publishing('scheduled'),
  ],
}
