-- The database's own defences of payments, refunds and disputes. Each of these is tried on purpose in a test.

-- A refund of a part leaves an order paid with less than its total.
ALTER TABLE orders
  DROP CONSTRAINT orders_paid_in_full,
  ADD CONSTRAINT orders_paid CHECK (
    state NOT IN ('paid', 'shipped', 'completed') OR (paid_fen - refunded_fen BETWEEN 1 AND total_fen));

ALTER TABLE order_line ADD CONSTRAINT order_line_restocked CHECK (restocked BETWEEN 0 AND quantity);

-- An allowance takes money back and no goods.
ALTER TABLE attribution
  DROP CONSTRAINT attribution_sign,
  ADD CONSTRAINT attribution_sign CHECK (
    (kind = 'sale' AND quantity > 0 AND gross_fen >= 0 AND cost_fen >= 0) OR
    (kind = 'reversal' AND quantity <= 0 AND gross_fen <= 0 AND cost_fen <= 0));

-- What is taken back of an attribution never exceeds it, and stays with its line and household.
CREATE FUNCTION attribution_reversal_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sale attribution; gross bigint; cost bigint; units int;
BEGIN
  SELECT * INTO sale FROM attribution WHERE id = NEW.reverses_id FOR UPDATE;
  SELECT coalesce(sum(gross_fen), 0), coalesce(sum(cost_fen), 0), coalesce(sum(quantity), 0)
    INTO gross, cost, units FROM attribution WHERE reverses_id = NEW.reverses_id AND id <> NEW.id;
  IF sale.kind <> 'sale' OR (sale.order_line_id, sale.household_id) IS DISTINCT FROM (NEW.order_line_id, NEW.household_id)
    OR sale.gross_fen + gross + NEW.gross_fen < 0 OR sale.cost_fen + cost + NEW.cost_fen < 0
    OR sale.quantity + units + NEW.quantity < 0 THEN
    RAISE EXCEPTION 'reversals of attribution % would exceed it', NEW.reverses_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attribution_reversal_within BEFORE INSERT ON attribution FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
  EXECUTE FUNCTION attribution_reversal_within();

-- A refund is of one payment and one amount for good. It is paid, or fails, or fails after it was paid; what failed
-- stays failed, and another one takes its place, once.
ALTER TABLE refund
  ADD CONSTRAINT refund_units CHECK (quantity >= 0 AND (quantity = 0 OR order_line_id IS NOT NULL)),
  ADD CONSTRAINT refund_by_hand CHECK (
    num_nulls(settled_by, evidence) IN (0, 2) AND (settled_by IS NULL OR state = 'succeeded')),
  ADD CONSTRAINT refund_settled CHECK (state <> 'succeeded' OR settled_at IS NOT NULL);
CREATE FUNCTION refund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE failed refund;
BEGIN
  IF TG_OP = 'UPDATE' AND (
    (OLD.payment_id, OLD.order_id, OLD.amount_fen, OLD.order_line_id, OLD.quantity, OLD.replaces_id)
      IS DISTINCT FROM (NEW.payment_id, NEW.order_id, NEW.amount_fen, NEW.order_line_id, NEW.quantity, NEW.replaces_id)
    OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN
      (('requested', 'succeeded'), ('requested', 'failed'), ('succeeded', 'failed'))) THEN
    RAISE EXCEPTION 'refund % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.replaces_id IS NOT NULL THEN
    SELECT * INTO failed FROM refund WHERE id = NEW.replaces_id FOR UPDATE;
    IF failed.state <> 'failed' OR (failed.payment_id, failed.amount_fen) IS DISTINCT FROM (NEW.payment_id, NEW.amount_fen) THEN
      RAISE EXCEPTION 'refund % cannot be replaced', NEW.replaces_id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_guard BEFORE INSERT OR UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_guard();
CREATE TRIGGER refund_kept BEFORE DELETE ON refund FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE dispute
  ADD CONSTRAINT dispute_amount_positive CHECK (amount_fen > 0),
  ADD CONSTRAINT dispute_closed_whole CHECK ((state = 'open') = (closed_at IS NULL));
CREATE INDEX dispute_open ON dispute (opened_at) WHERE state = 'open';

-- Money that was taken stays as it was told.
CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER balance_transaction_append_only BEFORE UPDATE OR DELETE ON balance_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE reconciliation_difference
  ADD CONSTRAINT difference_closed_whole CHECK (num_nulls(closed_at, closed_by, resolution) IN (0, 3));
CREATE UNIQUE INDEX difference_open_once ON reconciliation_difference (provider, kind, reference) WHERE closed_at IS NULL;

CREATE INDEX payment_attempt_waiting ON payment_attempt (opened_at) WHERE state NOT IN ('succeeded', 'failed', 'expired');
CREATE INDEX refund_unpaid ON refund (requested_at) WHERE state <> 'succeeded';
