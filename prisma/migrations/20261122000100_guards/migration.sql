-- The database's own defences. Each of these is tried on purpose in a test.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Stock: never oversold, never a unit astray.
ALTER TABLE stock
  ADD CONSTRAINT stock_free_not_negative CHECK (free >= 0),
  ADD CONSTRAINT stock_held_not_negative CHECK (held >= 0),
  ADD CONSTRAINT stock_sold_not_negative CHECK (sold >= 0),
  ADD CONSTRAINT stock_adds_up CHECK (free + held + sold = total);

ALTER TABLE live_item
  ADD CONSTRAINT live_item_within_quota CHECK (taken >= 0 AND taken <= quota),
  ADD CONSTRAINT live_item_price_positive CHECK (live_price_fen > 0);

ALTER TABLE product
  ADD CONSTRAINT product_price_positive CHECK (price_fen > 0),
  ADD CONSTRAINT product_units_positive CHECK (units_milli > 0),
  ADD CONSTRAINT product_preorder_whole CHECK (
    num_nulls(preorder_from, preorder_until, releases_on) IN (0, 3)),
  ADD CONSTRAINT product_can_be_bought CHECK (ships_now OR releases_on IS NOT NULL);

ALTER TABLE batch
  ADD CONSTRAINT batch_intake_positive CHECK (intake > 0),
  ADD CONSTRAINT batch_survival_share CHECK (survival_bps BETWEEN 0 AND 10000);

ALTER TABLE household
  ADD CONSTRAINT household_members CHECK (member_count BETWEEN 1 AND 20);

-- Orders: amounts and states that can be true.
ALTER TABLE orders
  ADD CONSTRAINT orders_owner CHECK (user_id IS NOT NULL OR guest_key_hash IS NOT NULL),
  ADD CONSTRAINT orders_amounts CHECK (total_fen > 0 AND paid_fen >= 0 AND refunded_fen BETWEEN 0 AND paid_fen),
  ADD CONSTRAINT orders_paid_in_full CHECK (state NOT IN ('paid', 'shipped', 'completed') OR paid_fen - refunded_fen = total_fen);

ALTER TABLE order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 999),
  ADD CONSTRAINT order_line_amount CHECK (unit_price_fen > 0 AND amount_fen = unit_price_fen * quantity);

CREATE INDEX orders_held_until ON orders (hold_expires_at) WHERE state = 'held';
CREATE INDEX refund_requested ON refund (requested_at) WHERE state = 'requested';
CREATE INDEX product_family_name_trgm ON product_family USING gin ((name_zh || ' ' || name_en) gin_trgm_ops);

ALTER TABLE payment ADD CONSTRAINT payment_amount_positive CHECK (amount_fen > 0);
ALTER TABLE refund ADD CONSTRAINT refund_amount_positive CHECK (amount_fen > 0);
ALTER TABLE cashier_session ADD CONSTRAINT cashier_refund_within CHECK (refunded_fen BETWEEN 0 AND amount_fen);

-- Shares and attributions.
ALTER TABLE agreement_share
  ADD CONSTRAINT agreement_share_bps CHECK (bps BETWEEN 0 AND 10000),
  ADD CONSTRAINT agreement_share_cost CHECK (cost_fen_per_unit >= 0),
  ADD CONSTRAINT agreement_share_party CHECK (
    (party = 'household' AND household_id IS NOT NULL AND producer_id IS NULL) OR
    (party = 'producer' AND producer_id IS NOT NULL AND household_id IS NULL) OR
    (party IN ('logistics', 'platform') AND household_id IS NULL AND producer_id IS NULL));
CREATE UNIQUE INDEX agreement_share_household_once ON agreement_share (version_id, household_id) WHERE household_id IS NOT NULL;
CREATE UNIQUE INDEX agreement_share_party_once ON agreement_share (version_id, party, producer_id) NULLS NOT DISTINCT WHERE household_id IS NULL;

ALTER TABLE agreement_version
  ADD CONSTRAINT agreement_second_person CHECK (decided_by_id IS NULL OR decided_by_id <> proposed_by_id),
  ADD CONSTRAINT agreement_decided_whole CHECK ((state = 'proposed') = (decided_by_id IS NULL) AND (state = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT agreement_dates CHECK (valid_to IS NULL OR valid_to > valid_from),
  -- Two agreements can never both divide the same sale.
  ADD CONSTRAINT agreement_one_split EXCLUDE USING gist (family_id WITH =, tstzrange(valid_from, valid_to) WITH &&)
    WHERE (state = 'approved' AND carries_split);

ALTER TABLE attribution
  ADD CONSTRAINT attribution_net CHECK (net_fen = gross_fen - cost_fen),
  ADD CONSTRAINT attribution_kind CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL)),
  ADD CONSTRAINT attribution_sign CHECK (
    (kind = 'sale' AND quantity > 0 AND gross_fen >= 0 AND cost_fen >= 0) OR
    (kind = 'reversal' AND quantity < 0 AND gross_fen <= 0 AND cost_fen <= 0));
CREATE UNIQUE INDEX attribution_sale_once ON attribution (order_line_id, household_id) WHERE kind = 'sale';

ALTER TABLE ledger_posting ADD CONSTRAINT ledger_posting_not_zero CHECK (fen <> 0);
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_period CHECK (period ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- Append-only tables: a correction is a new row.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'ledger_posting', 'attribution', 'order_transition', 'payment_event', 'live_event', 'identity_access'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- Every entry balances when its transaction ends.
CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total numeric; legs int;
BEGIN
  SELECT coalesce(sum(fen), 0), count(*) INTO total, legs FROM ledger_posting WHERE entry_id = NEW.id;
  IF total <> 0 OR legs < 2 THEN
    RAISE EXCEPTION 'ledger entry % does not balance: % fen over % postings', NEW.id, total, legs USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

-- Postings join their entry in its own transaction, never later.
CREATE FUNCTION ledger_posting_same_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM inserted i JOIN ledger_entry e ON e.id = i.entry_id
    WHERE e.xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296
  ) THEN
    RAISE EXCEPTION 'a posting cannot be added to an entry that is already written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_posting_same_transaction AFTER INSERT ON ledger_posting
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_same_transaction();

-- An agreement that was decided stays as it was; one that carries the split divides exactly the whole.
CREATE FUNCTION agreement_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total int; paying int; kind linkage_type;
BEGIN
  -- The one thing that may still happen to an approved version: an open end gets a date that is not in the past.
  IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND OLD.valid_to IS NULL AND NEW.valid_to >= now()
    AND (to_jsonb(NEW) - 'valid_to') = (to_jsonb(OLD) - 'valid_to') THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'agreement version % was decided and cannot change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'approved' THEN
    SELECT coalesce(sum(s.bps), 0), coalesce(sum(s.bps) FILTER (WHERE s.party = 'household'), 0)
      INTO total, paying FROM agreement_share s WHERE s.version_id = NEW.id;
    SELECT a.type INTO kind FROM linkage_agreement a WHERE a.id = NEW.agreement_id;
    IF NEW.carries_split AND total <> 10000 THEN
      RAISE EXCEPTION 'shares of agreement version % sum to % basis points, not 10000', NEW.id, total USING ERRCODE = 'check_violation';
    END IF;
    IF NOT NEW.carries_split AND total <> 0 THEN
      RAISE EXCEPTION 'agreement version % does not divide sales and cannot have shares of them', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF paying > 0 AND kind NOT IN ('contract_purchase', 'consignment', 'managed_rearing') THEN
      RAISE EXCEPTION 'a % agreement pays by period or not at all, never per sale', kind USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
-- Shares are written before the version is approved, so an INSERT may only propose.
CREATE FUNCTION agreement_version_starts_proposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'proposed' THEN
    RAISE EXCEPTION 'an agreement version starts as proposed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_version_starts_proposed BEFORE INSERT ON agreement_version FOR EACH ROW EXECUTE FUNCTION agreement_version_starts_proposed();
CREATE TRIGGER agreement_version_guard BEFORE UPDATE OR DELETE ON agreement_version FOR EACH ROW EXECUTE FUNCTION agreement_version_guard();

CREATE FUNCTION agreement_share_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decided uuid := coalesce(NEW.version_id, OLD.version_id);
BEGIN
  IF EXISTS (SELECT 1 FROM agreement_version WHERE id = decided AND state <> 'proposed') THEN
    RAISE EXCEPTION 'shares of agreement version % were decided and cannot change', decided USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER agreement_share_guard BEFORE INSERT OR UPDATE OR DELETE ON agreement_share FOR EACH ROW EXECUTE FUNCTION agreement_share_guard();

-- A line's price is fixed when it is placed, its agreement when it is paid.
CREATE FUNCTION order_line_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.agreement_version_id IS NOT NULL AND NEW.agreement_version_id IS DISTINCT FROM OLD.agreement_version_id)
    OR (NEW.order_id, NEW.product_id, NEW.quantity, NEW.unit_price_fen, NEW.amount_fen)
       IS DISTINCT FROM (OLD.order_id, OLD.product_id, OLD.quantity, OLD.unit_price_fen, OLD.amount_fen) THEN
    RAISE EXCEPTION 'order line % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_guard BEFORE UPDATE OR DELETE ON order_line FOR EACH ROW EXECUTE FUNCTION order_line_guard();

-- Refunds of a payment never exceed it.
CREATE FUNCTION refund_within_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE paid bigint; refunded bigint;
BEGIN
  SELECT amount_fen INTO paid FROM payment WHERE id = NEW.payment_id FOR UPDATE;
  SELECT coalesce(sum(amount_fen), 0) INTO refunded FROM refund WHERE payment_id = NEW.payment_id AND id <> NEW.id AND state <> 'failed';
  IF NEW.state <> 'failed' AND refunded + NEW.amount_fen > paid THEN
    RAISE EXCEPTION 'refunds of payment % would exceed it', NEW.payment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_within_payment BEFORE INSERT OR UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_within_payment();
