-- The database's own defences of carts, parcels, coupons, deposits, claims and the catalogue. Each of these is tried on purpose in a test.

-- Money of an order: goods − discount + freight. A reserved one holds exactly its deposit.
ALTER TABLE orders
  DROP CONSTRAINT orders_paid,
  ADD CONSTRAINT orders_paid CHECK (
    state NOT IN ('paid', 'packed', 'shipped', 'delivered', 'completed') OR (paid_fen - refunded_fen BETWEEN 1 AND total_fen)),
  ADD CONSTRAINT orders_deposit CHECK (deposit_fen IS NULL OR (deposit_fen BETWEEN 1 AND total_fen - 1 AND balance_due_at IS NOT NULL)),
  ADD CONSTRAINT orders_reserved CHECK (state <> 'reserved' OR (deposit_fen IS NOT NULL AND paid_fen - refunded_fen = deposit_fen));
CREATE INDEX orders_balance_due ON orders (balance_due_at) WHERE state = 'reserved';
CREATE INDEX orders_underway ON orders (shipped_at) WHERE state IN ('shipped', 'delivered');

ALTER TABLE order_line
  ADD CONSTRAINT order_line_discount CHECK (discount_fen >= 0 AND discount_fen < amount_fen AND (discount_fen = 0) = (discount_bearer IS NULL)),
  ADD CONSTRAINT order_line_freight CHECK (freight_fen >= 0),
  ADD CONSTRAINT order_line_weights CHECK (ordered_weight_g > 0 AND packed_weight_g > 0 AND (packed_weight_g IS NULL OR ordered_weight_g IS NOT NULL));

ALTER TABLE product_family
  ADD CONSTRAINT product_family_days CHECK (lead_days BETWEEN 0 AND 60 AND transit_days BETWEEN 0 AND 30);
ALTER TABLE product
  ADD CONSTRAINT product_floor CHECK (floor_price_fen IS NULL OR (floor_price_fen > 0 AND price_fen >= floor_price_fen)),
  ADD CONSTRAINT product_weights CHECK (parcel_weight_g > 0 AND net_weight_g > 0 AND (NOT variable_weight OR net_weight_g IS NOT NULL)),
  ADD CONSTRAINT product_limits CHECK (max_per_order BETWEEN 1 AND 999 AND deposit_bps BETWEEN 100 AND 9000);
ALTER TABLE batch ADD CONSTRAINT batch_safety_share CHECK (safety_bps BETWEEN 0 AND 10000);

-- A line is frozen as it was placed: its discount and freight too. It joins one parcel, once.
CREATE OR REPLACE FUNCTION order_line_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.agreement_version_id IS NOT NULL AND NEW.agreement_version_id IS DISTINCT FROM OLD.agreement_version_id)
    OR (OLD.parcel_id IS NOT NULL AND NEW.parcel_id IS DISTINCT FROM OLD.parcel_id)
    OR (OLD.packed_weight_g IS NOT NULL AND NEW.packed_weight_g IS DISTINCT FROM OLD.packed_weight_g)
    OR (NEW.order_id, NEW.product_id, NEW.quantity, NEW.unit_price_fen, NEW.amount_fen, NEW.discount_fen, NEW.discount_bearer, NEW.freight_fen, NEW.ordered_weight_g)
       IS DISTINCT FROM (OLD.order_id, OLD.product_id, OLD.quantity, OLD.unit_price_fen, OLD.amount_fen, OLD.discount_fen, OLD.discount_bearer, OLD.freight_fen, OLD.ordered_weight_g) THEN
    RAISE EXCEPTION 'order line % is frozen', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The farm's floor: a discount that the producer bears never goes below it, nor does a live price.
CREATE FUNCTION order_line_above_floor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND NEW.amount_fen - NEW.discount_fen < p.floor_price_fen * NEW.quantity) THEN
    RAISE EXCEPTION 'the discount of line % goes below the farm''s floor', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'order_line_above_floor';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_above_floor BEFORE INSERT ON order_line FOR EACH ROW WHEN (NEW.discount_bearer = 'producer')
  EXECUTE FUNCTION order_line_above_floor();
CREATE FUNCTION live_item_above_floor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM product p WHERE p.id = NEW.product_id AND NEW.live_price_fen < p.floor_price_fen) THEN
    RAISE EXCEPTION 'the price of live item % goes below the farm''s floor', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_item_above_floor';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_item_above_floor BEFORE INSERT OR UPDATE OF live_price_fen ON live_item FOR EACH ROW EXECUTE FUNCTION live_item_above_floor();

-- Freight: the one place that knows its rules. 0 without a rule or above its free sum; NULL where the producer does not deliver.
ALTER TABLE freight_rule ADD CONSTRAINT freight_rule_free_above CHECK (free_above_fen > 0);
ALTER TABLE freight_band ADD CONSTRAINT freight_band_amounts CHECK (up_to_g > 0 AND fee_fen >= 0 AND extra_kg_fen >= 0);
CREATE UNIQUE INDEX freight_band_once ON freight_band (rule_id, coalesce(province, ''), up_to_g);
CREATE FUNCTION freight_fen(producer uuid, cold boolean, to_province text, weight_g bigint, goods_fen bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN r.id IS NULL THEN 0
    WHEN b.id IS NULL OR b.fee_fen IS NULL THEN NULL
    WHEN goods_fen >= r.free_above_fen THEN 0
    ELSE b.fee_fen + b.extra_kg_fen * greatest(0, (weight_g - b.up_to_g + 999) / 1000)
  END
  FROM (SELECT 1) one
  LEFT JOIN freight_rule r ON r.producer_id = producer AND r.cold_chain = cold
  LEFT JOIN LATERAL (
    SELECT band.* FROM freight_band band
    WHERE band.rule_id = r.id AND band.province IS NOT DISTINCT FROM (
      SELECT own.province FROM freight_band own WHERE own.rule_id = r.id AND own.province = to_province LIMIT 1)
    ORDER BY band.up_to_g < weight_g, CASE WHEN band.up_to_g < weight_g THEN -band.up_to_g ELSE band.up_to_g END LIMIT 1
  ) b ON true
$$;

-- Coupons: never used more often than they may be, by all or by one buyer.
ALTER TABLE coupon
  ADD CONSTRAINT coupon_uses CHECK (uses_total > 0 AND uses_per_buyer > 0 AND used BETWEEN 0 AND uses_total),
  ADD CONSTRAINT coupon_worth CHECK (num_nonnulls(amount_fen, bps) = 1 AND amount_fen > 0 AND bps BETWEEN 1 AND 9000 AND max_fen > 0 AND min_goods_fen >= 0),
  ADD CONSTRAINT coupon_dates CHECK (valid_to > valid_from),
  ADD CONSTRAINT coupon_code CHECK (code ~ '^[A-Z0-9]{4,20}$'),
  ADD CONSTRAINT coupon_borne CHECK (
    (bearer = 'platform' AND district_code IS NULL AND producer_id IS NULL) OR
    (bearer = 'district' AND district_code IS NOT NULL AND producer_id IS NULL) OR
    (bearer = 'producer' AND producer_id IS NOT NULL AND district_code IS NULL));
ALTER TABLE coupon_redemption ADD CONSTRAINT coupon_redemption_discount CHECK (discount_fen > 0);
CREATE FUNCTION coupon_redeemed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE per_buyer int; mine int;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a redemption is released, never removed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_at IS NOT NULL AND NEW.released_at IS NULL
      OR (NEW.order_id, NEW.coupon_id, NEW.buyer, NEW.discount_fen) IS DISTINCT FROM (OLD.order_id, OLD.coupon_id, OLD.buyer, OLD.discount_fen) THEN
      RAISE EXCEPTION 'the redemption of order % cannot change', OLD.order_id USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.released_at IS NULL AND NEW.released_at IS NOT NULL THEN
      UPDATE coupon SET used = used - 1 WHERE id = NEW.coupon_id;
    END IF;
    RETURN NEW;
  END IF;
  -- The row lock that this takes decides between two buyers of the last use.
  UPDATE coupon SET used = used + 1 WHERE id = NEW.coupon_id RETURNING uses_per_buyer INTO per_buyer;
  SELECT count(*) INTO mine FROM coupon_redemption WHERE coupon_id = NEW.coupon_id AND buyer = NEW.buyer AND released_at IS NULL;
  IF mine >= per_buyer THEN
    RAISE EXCEPTION 'coupon % is used up by this buyer', NEW.coupon_id USING ERRCODE = 'check_violation', CONSTRAINT = 'coupon_uses_per_buyer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coupon_redeemed BEFORE INSERT OR UPDATE OR DELETE ON coupon_redemption FOR EACH ROW EXECUTE FUNCTION coupon_redeemed();

-- Carts and addresses.
ALTER TABLE cart ADD CONSTRAINT cart_owner CHECK (num_nonnulls(user_id, guest_key_hash) = 1);
ALTER TABLE cart_line ADD CONSTRAINT cart_line_quantity CHECK (quantity BETWEEN 1 AND 999 AND seen_price_fen > 0);
CREATE UNIQUE INDEX address_one_default ON address (user_id) WHERE is_default;

-- What is promised of a batch never exceeds intake × survival × safety.
CREATE FUNCTION batch_cap_milli(batch_id uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT b.intake::bigint * b.survival_bps * b.safety_bps / 100000 FROM batch b WHERE b.id = batch_id
$$;
CREATE FUNCTION stock_within_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch uuid; promised bigint;
BEGIN
  SELECT p.batch_id INTO batch FROM product p WHERE p.id = NEW.product_id;
  IF batch IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM batch b WHERE b.id = batch FOR UPDATE;
  SELECT sum(s.total::bigint * p.units_milli) INTO promised FROM product p JOIN stock s ON s.product_id = p.id WHERE p.batch_id = batch;
  IF promised > batch_cap_milli(batch) THEN
    RAISE EXCEPTION 'batch % cannot promise % thousandths of % ', batch, promised, batch_cap_milli(batch) USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_within_batch';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_added_within_batch AFTER INSERT ON stock FOR EACH ROW EXECUTE FUNCTION stock_within_batch();
CREATE TRIGGER stock_raised_within_batch AFTER UPDATE OF total ON stock FOR EACH ROW WHEN (NEW.total > OLD.total) EXECUTE FUNCTION stock_within_batch();

-- Parcels: one way, and what needs a quarantine certificate is not sent without one in force that day.
ALTER TABLE parcel ADD CONSTRAINT parcel_facts CHECK (
  weight_g > 0
  AND (state NOT IN ('packed', 'shipped', 'delivered') OR packed_at IS NOT NULL)
  AND (state NOT IN ('shipped', 'delivered') OR (shipped_at IS NOT NULL AND tracking_no IS NOT NULL))
  AND (state <> 'delivered' OR delivered_at IS NOT NULL));
CREATE FUNCTION parcel_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lacking text; day date;
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.order_id, NEW.producer_id) IS DISTINCT FROM (OLD.order_id, OLD.producer_id)
    OR NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('waiting', 'packed'), ('packed', 'shipped'), ('shipped', 'delivered'),
      ('waiting', 'cancelled'), ('packed', 'cancelled')) THEN
    RAISE EXCEPTION 'parcel % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'shipped' AND OLD.state = 'packed' THEN
    day := (NEW.shipped_at AT TIME ZONE 'Asia/Shanghai')::date;
    SELECT f.name_zh INTO lacking FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
    WHERE l.parcel_id = NEW.id AND f.needs_quarantine AND l.restocked < l.quantity AND NOT EXISTS (
      SELECT 1 FROM batch_certificate c WHERE c.batch_id = coalesce(l.batch_id, NEW.batch_id) AND c.kind = 'quarantine'
        AND c.issued_on <= day AND c.expires_on >= day)
    LIMIT 1;
    IF lacking IS NOT NULL THEN
      RAISE EXCEPTION 'parcel % has no quarantine certificate in force for %', NEW.id, lacking USING ERRCODE = 'check_violation', CONSTRAINT = 'parcel_quarantine';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parcel_guard BEFORE UPDATE OR DELETE ON parcel FOR EACH ROW EXECUTE FUNCTION parcel_guard();
ALTER TABLE batch_certificate ADD CONSTRAINT batch_certificate_dates CHECK (expires_on >= issued_on AND (kind <> 'quarantine' OR expires_on IS NOT NULL));
ALTER TABLE aid_certificate ADD CONSTRAINT aid_certificate_facts CHECK (expires_on > certified_on AND certified_quantity > 0);

ALTER TABLE invoice_request ADD CONSTRAINT invoice_request_facts CHECK (
  (kind = 'personal' OR tax_no ~ '^[0-9A-HJ-NPQRTUWXY]{18}$|^[0-9A-Z]{15}$|^[0-9A-Z]{20}$') AND num_nulls(number, issued_at, issued_by) IN (0, 3));

-- Claims: decided once; a refunded one names its refund.
ALTER TABLE claim
  ADD CONSTRAINT claim_units CHECK (units > 0),
  ADD CONSTRAINT claim_refunded CHECK ((state = 'refunded') = (refund_id IS NOT NULL)),
  ADD CONSTRAINT claim_decided CHECK (state NOT IN ('rejected', 'refunded') OR decision_reason IS NOT NULL);
CREATE UNIQUE INDEX claim_open_once ON claim (order_line_id) WHERE state IN ('open', 'agreed', 'sent_back');

-- Reviews: by who had the goods, kept for good. Hiding takes a person and a reason.
ALTER TABLE review
  ADD CONSTRAINT review_rating CHECK (rating BETWEEN 1 AND 5),
  ADD CONSTRAINT review_hidden_whole CHECK (num_nulls(hidden_at, hidden_by, hidden_reason) IN (0, 3)),
  ADD CONSTRAINT review_reply_whole CHECK (num_nulls(reply, replied_at) IN (0, 2));
CREATE FUNCTION review_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
                   WHERE l.id = NEW.order_line_id AND p.family_id = NEW.family_id AND o.state IN ('delivered', 'completed', 'refunding', 'refunded')) THEN
      RAISE EXCEPTION 'only who had the goods of a line can review it' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_by_buyer';
    END IF;
  ELSIF TG_OP = 'DELETE' OR (NEW.order_line_id, NEW.family_id, NEW.rating, NEW.words, NEW.written_at)
    IS DISTINCT FROM (OLD.order_line_id, OLD.family_id, OLD.rating, OLD.words, OLD.written_at) THEN
    RAISE EXCEPTION 'review % is kept as it was written', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_guard BEFORE INSERT OR UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION review_guard();
ALTER TABLE question
  ADD CONSTRAINT question_answer_whole CHECK (num_nulls(answer, answered_by, answered_at) IN (0, 3)),
  ADD CONSTRAINT question_hidden_whole CHECK (num_nulls(hidden_at, hidden_reason) IN (0, 2));
ALTER TABLE picture ADD CONSTRAINT picture_size CHECK (width > 0 AND height > 0);

-- A proposed change of the catalogue stays as it was proposed and is decided once, by somebody else.
ALTER TABLE change_request
  ADD CONSTRAINT change_request_decided CHECK ((state = 'proposed') = (decided_at IS NULL) AND num_nulls(decided_by, decided_at) IN (0, 2)),
  ADD CONSTRAINT change_request_second_person CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> proposed_by),
  ADD CONSTRAINT change_request_subject CHECK (subject IN ('family', 'product', 'producer'));
CREATE FUNCTION change_request_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'proposed'
    OR (to_jsonb(NEW) - '{state,decided_by,decided_at,reason}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{state,decided_by,decided_at,reason}'::text[]) THEN
    RAISE EXCEPTION 'change request % is kept as it was proposed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER change_request_guard BEFORE UPDATE OR DELETE ON change_request FOR EACH ROW EXECUTE FUNCTION change_request_guard();
ALTER TABLE catalog_import ADD CONSTRAINT catalog_import_states CHECK (
  num_nulls(applied_at, applied_by) IN (0, 2) AND num_nulls(undone_at, undone_by) IN (0, 2)
  AND (state = 'checked') = (applied_at IS NULL) AND (state = 'undone') = (undone_at IS NOT NULL));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['parcel_transition', 'claim_transition', 'batch_release_change'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

ALTER TABLE reminder ADD CONSTRAINT reminder_owner CHECK (num_nonnulls(user_id, guest_key_hash) >= 1);
CREATE INDEX notice_unsent ON notice (created_at) WHERE sent_at IS NULL;
