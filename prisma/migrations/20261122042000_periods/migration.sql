-- What the database itself keeps of lists by period, aid, support and costs. Each is tried on purpose in a test.

-- A list is proposed, decided and paid, in this order. It pays for a type that pays by period, its amounts are the sum of its
-- rows, and no fen of it is without evidence.
CREATE FUNCTION period_list_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pays_by linkage_type; total bigint; households int;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'proposed' THEN
      RAISE EXCEPTION 'period list % was decided and stays', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    SELECT a.type INTO pays_by FROM agreement_version v JOIN linkage_agreement a ON a.id = v.agreement_id
    WHERE v.id = NEW.version_id AND v.state = 'approved';
    IF pays_by IS NULL OR pays_by NOT IN ('wage', 'land_rent', 'share_dividend', 'asset_return', 'housing_joint', 'leased_operation', 'donation') THEN
      RAISE EXCEPTION 'a list by period needs an approved agreement that pays by period' USING ERRCODE = 'check_violation', CONSTRAINT = 'period_list_pays_by_period';
    END IF;
    IF NEW.state <> 'proposed' THEN
      RAISE EXCEPTION 'a list by period starts as proposed' USING ERRCODE = 'check_violation', CONSTRAINT = 'period_list_order';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.version_id, NEW.period, NEW.total_fen, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.version_id, OLD.period, OLD.total_fen, OLD.proposed_by, OLD.proposed_at)
    OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('proposed', 'approved'), ('proposed', 'rejected'), ('approved', 'paid'))
    OR OLD.decided_by IS NOT NULL AND (OLD.decided_by, OLD.decided_at) IS DISTINCT FROM (NEW.decided_by, NEW.decided_at) THEN
    RAISE EXCEPTION 'period list % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'period_list_order';
  END IF;
  IF OLD.state = 'proposed' AND NEW.state = 'approved' THEN
    SELECT coalesce(sum(amount_fen), 0), count(*) INTO total, households FROM period_list_row WHERE list_id = NEW.id;
    IF households = 0 OR total <> NEW.total_fen THEN
      RAISE EXCEPTION 'period list % says % fen, its rows %', NEW.id, NEW.total_fen, total USING ERRCODE = 'check_violation', CONSTRAINT = 'period_list_adds_up';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM evidence WHERE subject = 'period_list' AND subject_id = NEW.id) THEN
      RAISE EXCEPTION 'period list % has no evidence', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'period_list_evidence';
    END IF;
  END IF;
  IF OLD.state = 'approved' AND NEW.state = 'paid' AND EXISTS (SELECT 1 FROM period_income WHERE list_id = NEW.id AND kind = 'reversal') THEN
    RAISE EXCEPTION 'period list % was taken back', NEW.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'period_list_order';
  END IF;
  IF OLD.state = 'approved' AND NEW.state = 'paid' AND NOT EXISTS (
    SELECT 1 FROM evidence WHERE subject = 'period_list' AND subject_id = NEW.id AND kind IN ('bank_proof', 'receipt')) THEN
    RAISE EXCEPTION 'period list % has no proof of payment', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'period_list_proof';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_list_guard BEFORE INSERT OR UPDATE OR DELETE ON period_list FOR EACH ROW EXECUTE FUNCTION period_list_guard();
ALTER TABLE period_list ADD CONSTRAINT period_list_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL) AND (paid_at IS NULL) = (paid_by IS NULL));

CREATE FUNCTION period_list_row_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE list uuid := coalesce(NEW.list_id, OLD.list_id);
BEGIN
  IF EXISTS (SELECT 1 FROM period_list WHERE id = list AND state <> 'proposed') THEN
    RAISE EXCEPTION 'rows of period list % were decided and cannot change', list USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER period_list_row_guard BEFORE INSERT OR UPDATE OR DELETE ON period_list_row FOR EACH ROW EXECUTE FUNCTION period_list_row_guard();

-- One agreement pays a household for a month once; after it was taken back, once more. An index cannot say "unless reversed": who
-- writes waits for others of the same household and month, then looks.
CREATE FUNCTION period_income_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sale period_income;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.agreement_id::text || NEW.household_id || NEW.period, 42000));
  IF NEW.kind = 'reversal' THEN
    SELECT * INTO sale FROM period_income WHERE id = NEW.reverses_id;
    IF sale.kind <> 'sale' OR NEW.amount_fen <> -sale.amount_fen
      OR (NEW.list_id, NEW.agreement_id, NEW.agreement_version_id, NEW.household_id, NEW.period, NEW.income_class)
         IS DISTINCT FROM (sale.list_id, sale.agreement_id, sale.agreement_version_id, sale.household_id, sale.period, sale.income_class) THEN
      RAISE EXCEPTION 'a reversal mirrors the income of a period' USING ERRCODE = 'check_violation', CONSTRAINT = 'period_income_mirror';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM period_income i WHERE i.agreement_id = NEW.agreement_id AND i.household_id = NEW.household_id AND i.period = NEW.period
    AND i.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM period_income r WHERE r.reverses_id = i.id)) THEN
    RAISE EXCEPTION 'household % was paid by this agreement for %', NEW.household_id, NEW.period USING ERRCODE = 'unique_violation', CONSTRAINT = 'period_income_once';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM period_list l JOIN agreement_version v ON v.id = l.version_id WHERE l.id = NEW.list_id AND l.state = 'approved'
    AND l.period = NEW.period AND v.id = NEW.agreement_version_id AND v.agreement_id = NEW.agreement_id) THEN
    RAISE EXCEPTION 'income of a period needs its approved list' USING ERRCODE = 'check_violation', CONSTRAINT = 'period_income_of_list';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_income_guard BEFORE INSERT ON period_income FOR EACH ROW EXECUTE FUNCTION period_income_guard();
CREATE INDEX period_income_once ON period_income (agreement_id, household_id, period) WHERE kind = 'sale';

-- A fund's money is decided about once: what is approved and given, less what households repaid, never exceeds it. Uses wait for each
-- other at their fund.
ALTER TABLE aid_fund ADD CONSTRAINT aid_fund_amount CHECK (amount_fen > 0);
ALTER TABLE aid_use
  ADD CONSTRAINT aid_use_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT aid_use_given CHECK ((state IN ('given', 'closed')) = (given_at IS NOT NULL) AND (given_at IS NULL) = (given_by IS NULL)),
  ADD CONSTRAINT aid_use_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') <= (outcome IS NOT NULL));
CREATE FUNCTION aid_use_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE has bigint; promised bigint; repaid bigint;
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' THEN
    RAISE EXCEPTION 'a use of aid starts as proposed and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'aid_use_order';
  END IF;
  IF TG_OP = 'INSERT' THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.fund_id, NEW.kind, NEW.household_id, NEW.producer_id, NEW.batch_id, NEW.amount_fen, NEW.repay_bps, NEW.floor_fen, NEW.proposed_by)
     IS DISTINCT FROM (OLD.id, OLD.fund_id, OLD.kind, OLD.household_id, OLD.producer_id, OLD.batch_id, OLD.amount_fen, OLD.repay_bps, OLD.floor_fen, OLD.proposed_by)
    OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN
      (('proposed', 'approved'), ('proposed', 'rejected'), ('approved', 'rejected'), ('approved', 'given'), ('given', 'closed'))
    OR OLD.state IN ('rejected', 'closed') AND OLD.state = NEW.state THEN
    RAISE EXCEPTION 'use of aid % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'aid_use_order';
  END IF;
  IF NEW.state = 'given' AND OLD.state = 'approved' AND NOT EXISTS (SELECT 1 FROM evidence WHERE subject = 'aid_use' AND subject_id = NEW.id) THEN
    RAISE EXCEPTION 'use of aid % has no voucher', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_use_voucher';
  END IF;
  IF NEW.state = 'closed' AND OLD.state = 'given' AND NEW.kind = 'advance' AND NEW.amount_fen <> (
    SELECT coalesce(sum(r.fen), 0) FROM aid_repayment r JOIN payout p ON p.id = r.payout_id WHERE r.aid_use_id = NEW.id AND NOT r.released AND p.state = 'paid') THEN
    RAISE EXCEPTION 'advance % is still owed', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_use_owed';
  END IF;
  IF NEW.state IN ('approved', 'given') AND OLD.state <> NEW.state THEN
    SELECT amount_fen INTO has FROM aid_fund WHERE id = NEW.fund_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount_fen), 0) INTO promised FROM aid_use WHERE fund_id = NEW.fund_id AND id <> NEW.id AND state IN ('approved', 'given', 'closed');
    SELECT coalesce(sum(r.fen), 0) INTO repaid FROM aid_repayment r JOIN aid_use u ON u.id = r.aid_use_id JOIN payout p ON p.id = r.payout_id
    WHERE u.fund_id = NEW.fund_id AND NOT r.released AND p.state = 'paid';
    IF promised + NEW.amount_fen > has + repaid THEN
      RAISE EXCEPTION 'fund % has % fen, % are promised', NEW.fund_id, has + repaid, promised USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_fund_enough';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_use_guard BEFORE INSERT OR UPDATE OR DELETE ON aid_use FOR EACH ROW EXECUTE FUNCTION aid_use_guard();

CREATE FUNCTION aid_fund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'fund % was set up and stays', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER aid_fund_guard BEFORE UPDATE OF amount_fen, district_code, code, created_by OR DELETE ON aid_fund FOR EACH ROW EXECUTE FUNCTION aid_fund_guard();

ALTER TABLE support
  ADD CONSTRAINT support_between_two CHECK (giver_id <> receiver_id),
  ADD CONSTRAINT support_value CHECK (value_fen >= 0 AND (quantity IS NULL OR quantity > 0)),
  ADD CONSTRAINT support_kind CHECK (kind IN ('animals', 'seedlings', 'feed', 'technique', 'labour', 'tools', 'sales'));

-- A cost is corrected by its mirror, once, in its own batch.
ALTER TABLE batch_cost ADD CONSTRAINT batch_cost_sign CHECK ((reverses_id IS NULL AND amount_fen > 0) OR (reverses_id IS NOT NULL AND amount_fen < 0));
CREATE FUNCTION batch_cost_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cost batch_cost;
BEGIN
  SELECT * INTO cost FROM batch_cost WHERE id = NEW.reverses_id;
  IF cost.reverses_id IS NOT NULL OR (cost.batch_id, cost.kind, -cost.amount_fen) IS DISTINCT FROM (NEW.batch_id, NEW.kind, NEW.amount_fen) THEN
    RAISE EXCEPTION 'a correction mirrors its cost' USING ERRCODE = 'check_violation', CONSTRAINT = 'batch_cost_mirror';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER batch_cost_guard BEFORE INSERT ON batch_cost FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION batch_cost_guard();
