-- What the database itself keeps of payouts. Each is tried on purpose in a test.

ALTER TABLE payout_run
  ADD CONSTRAINT payout_run_checked CHECK ((state IN ('checked', 'approved', 'exported', 'settled')) <= (checked_by IS NOT NULL AND checked_at IS NOT NULL)),
  ADD CONSTRAINT payout_run_approved CHECK ((state IN ('approved', 'exported', 'settled')) <= (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
  ADD CONSTRAINT payout_run_exported CHECK ((state IN ('exported', 'settled')) = (exported_by IS NOT NULL) AND (exported_by IS NULL) = (exported_at IS NULL)),
  ADD CONSTRAINT payout_run_settled CHECK ((state = 'settled') = (settled_at IS NOT NULL));
ALTER TABLE payout
  ADD CONSTRAINT payout_paid CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  ADD CONSTRAINT payout_failed CHECK ((state = 'failed') = (failed_at IS NOT NULL) AND (state = 'failed') = (failure IS NOT NULL)),
  ADD CONSTRAINT payout_account CHECK ((state IN ('sent', 'paid')) <= (bank_account_id IS NOT NULL));
ALTER TABLE hardship
  ADD CONSTRAINT hardship_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL)),
  ADD CONSTRAINT hardship_state CHECK (state IN ('proposed', 'approved', 'rejected'));

-- A run moves as domain/payout-states.ts says, and what was proposed stays.
CREATE FUNCTION payout_run_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' THEN
    RAISE EXCEPTION 'a payout run starts as proposed and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_run_order';
  END IF;
  IF TG_OP = 'UPDATE' AND (
    (NEW.id, NEW.number, NEW.district_code, NEW.producer_id, NEW.period, NEW.up_to, NEW.floor_bps, NEW.verify, NEW.proposed_by, NEW.proposed_at)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.district_code, OLD.producer_id, OLD.period, OLD.up_to, OLD.floor_bps, OLD.verify, OLD.proposed_by, OLD.proposed_at)
    OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
      ('proposed', 'checked'), ('checked', 'approved'), ('approved', 'exported'), ('exported', 'settled'),
      ('proposed', 'cancelled'), ('checked', 'cancelled'), ('approved', 'cancelled'))) THEN
    RAISE EXCEPTION 'payout run % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_run_order';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER payout_run_guard BEFORE INSERT OR UPDATE OR DELETE ON payout_run FOR EACH ROW EXECUTE FUNCTION payout_run_guard();

-- A payout is sent only by an exported run, to an account of the household's that a second person approved, and paid only with proof.
CREATE FUNCTION payout_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'pending' THEN
    RAISE EXCEPTION 'a payout starts as pending and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_order';
  END IF;
  IF TG_OP = 'INSERT' THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.run_id, NEW.household_id, NEW.reference, NEW.earned_fen, NEW.recovered_fen, NEW.repaid_fen, NEW.amount_fen)
     IS DISTINCT FROM (OLD.id, OLD.run_id, OLD.household_id, OLD.reference, OLD.earned_fen, OLD.recovered_fen, OLD.repaid_fen, OLD.amount_fen)
    OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (('pending', 'sent'), ('pending', 'failed'), ('sent', 'paid'), ('sent', 'failed'))
    OR OLD.state <> 'pending' AND NEW.bank_account_id IS DISTINCT FROM OLD.bank_account_id THEN
    RAISE EXCEPTION 'payout % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_order';
  END IF;
  IF NEW.state = 'sent' AND OLD.state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM payout_run r JOIN household_bank_account b ON b.id = NEW.bank_account_id
    WHERE r.id = NEW.run_id AND r.state = 'exported' AND b.household_id = NEW.household_id AND b.state = 'approved') THEN
    RAISE EXCEPTION 'payout % is not of an exported run with an approved account', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_sendable';
  END IF;
  IF NEW.state = 'paid' AND OLD.state = 'sent' AND NOT EXISTS (
    SELECT 1 FROM evidence e WHERE e.subject = 'payout_run' AND e.subject_id = NEW.run_id OR e.subject = 'payout' AND e.subject_id = NEW.id) THEN
    RAISE EXCEPTION 'payout % has no proof', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_proven';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_guard BEFORE INSERT OR UPDATE OR DELETE ON payout FOR EACH ROW EXECUTE FUNCTION payout_guard();

-- No attribution is paid twice, nor before it is confirmed: lines wait for each other at their attribution.
CREATE FUNCTION payout_line_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE gross bigint; lines numeric;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.released OR NOT EXISTS (SELECT 1 FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE p.id = NEW.payout_id AND r.state = 'proposed') THEN
      RAISE EXCEPTION 'payout % takes no more lines', NEW.payout_id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_line_order';
    END IF;
    SELECT gross_fen INTO gross FROM attribution WHERE id = NEW.attribution_id FOR NO KEY UPDATE;
    SELECT sum(fen) INTO lines FROM payout_line WHERE attribution_id = NEW.attribution_id AND NOT released;
    IF sign(NEW.fen) <> sign(gross) OR abs(coalesce(lines, 0) + NEW.fen) > abs(gross) THEN
      RAISE EXCEPTION 'attribution % is paid already', NEW.attribution_id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_line_once';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM attribution a JOIN orders o ON o.id = a.order_id WHERE a.id = NEW.attribution_id AND o.confirmed_at IS NOT NULL) THEN
      RAISE EXCEPTION 'attribution % is not confirmed', NEW.attribution_id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_line_confirmed';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.released OR NOT NEW.released
    OR (NEW.id, NEW.payout_id, NEW.attribution_id, NEW.fen) IS DISTINCT FROM (OLD.id, OLD.payout_id, OLD.attribution_id, OLD.fen)
    OR NOT EXISTS (SELECT 1 FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE p.id = NEW.payout_id AND (p.state = 'failed' OR r.state = 'cancelled')) THEN
    RAISE EXCEPTION 'line % of a payout cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_line_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_line_guard BEFORE INSERT OR UPDATE OR DELETE ON payout_line FOR EACH ROW EXECUTE FUNCTION payout_line_guard();

-- An advance is never repaid beyond what was advanced.
CREATE FUNCTION aid_repayment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE advanced bigint; repaid numeric;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT amount_fen INTO advanced FROM aid_use WHERE id = NEW.aid_use_id AND kind = 'advance' AND state IN ('given', 'closed') FOR NO KEY UPDATE;
    SELECT coalesce(sum(fen), 0) INTO repaid FROM aid_repayment WHERE aid_use_id = NEW.aid_use_id AND NOT released;
    IF advanced IS NULL OR NEW.released OR repaid + NEW.fen > advanced THEN
      RAISE EXCEPTION 'advance % is repaid already', NEW.aid_use_id USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_repayment_once';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.released OR NOT NEW.released
    OR (NEW.id, NEW.payout_id, NEW.aid_use_id, NEW.fen) IS DISTINCT FROM (OLD.id, OLD.payout_id, OLD.aid_use_id, OLD.fen)
    OR NOT EXISTS (SELECT 1 FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE p.id = NEW.payout_id AND (p.state = 'failed' OR r.state = 'cancelled')) THEN
    RAISE EXCEPTION 'repayment % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'aid_repayment_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_repayment_guard BEFORE INSERT OR UPDATE OR DELETE ON aid_repayment FOR EACH ROW EXECUTE FUNCTION aid_repayment_guard();

-- A hardship is decided once.
CREATE FUNCTION hardship_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' OR TG_OP = 'UPDATE' AND (OLD.state <> 'proposed'
    OR (NEW.id, NEW.household_id, NEW.amount_fen, NEW.reason, NEW.proposed_by, NEW.proposed_at)
       IS DISTINCT FROM (OLD.id, OLD.household_id, OLD.amount_fen, OLD.reason, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'a hardship is proposed, decided once and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'hardship_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hardship_guard BEFORE INSERT OR UPDATE OR DELETE ON hardship FOR EACH ROW EXECUTE FUNCTION hardship_guard();
