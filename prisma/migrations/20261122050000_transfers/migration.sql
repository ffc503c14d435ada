-- A transfer that was proven can come back, an account can change before the bank has its file, and a fund needs a second person.

ALTER TYPE "receipt_check_state" ADD VALUE 'void';

CREATE TABLE "payout_return" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "change_state" NOT NULL DEFAULT 'proposed',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_return_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "payout_return_payout_id_idx" ON "payout_return"("payout_id");
ALTER TABLE "payout_return" ADD CONSTRAINT "payout_return_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "aid_fund" ADD COLUMN "state" "change_state" NOT NULL DEFAULT 'proposed',
  ADD COLUMN "decided_by" TEXT,
  ADD COLUMN "decided_at" TIMESTAMPTZ(3),
  ADD COLUMN "reason" TEXT;

-- A check without an answer waits, or is void because its payout came back.
ALTER TABLE receipt_check DROP CONSTRAINT receipt_check_answer,
  ADD CONSTRAINT receipt_check_answer CHECK (
    (state = 'due') <= (answered_at IS NULL) AND (state IN ('confirmed', 'different', 'unreachable')) <= (answered_at IS NOT NULL)
    AND (state IN ('confirmed', 'different')) <= (received_fen IS NOT NULL));

-- A return is of a proven payout, one at a time, decided once.
CREATE UNIQUE INDEX payout_return_once ON payout_return (payout_id) WHERE state <> 'rejected';
ALTER TABLE payout_return
  ADD CONSTRAINT payout_return_state CHECK (state IN ('proposed', 'approved', 'rejected')),
  ADD CONSTRAINT payout_return_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL));
CREATE FUNCTION payout_return_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' OR TG_OP = 'UPDATE' AND (OLD.state <> 'proposed'
    OR (NEW.id, NEW.payout_id, NEW.reason, NEW.proposed_by, NEW.proposed_at)
       IS DISTINCT FROM (OLD.id, OLD.payout_id, OLD.reason, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'the return of a payout is proposed, decided once and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_return_order';
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM payout WHERE id = NEW.payout_id AND state = 'paid') THEN
    RAISE EXCEPTION 'payout % is not paid', NEW.payout_id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_return_paid';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_return_guard BEFORE INSERT OR UPDATE OR DELETE ON payout_return FOR EACH ROW EXECUTE FUNCTION payout_return_guard();

-- As before, and: until it is proven a payout may go to another account that a second person approved; proven, it is undone only by a
-- return with the bank's paper, which a second person confirms where the household said that it has the money.
CREATE OR REPLACE FUNCTION payout_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'pending' THEN
    RAISE EXCEPTION 'a payout starts as pending and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_order';
  END IF;
  IF TG_OP = 'INSERT' THEN
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.run_id, NEW.household_id, NEW.reference, NEW.earned_fen, NEW.recovered_fen, NEW.repaid_fen, NEW.amount_fen)
     IS DISTINCT FROM (OLD.id, OLD.run_id, OLD.household_id, OLD.reference, OLD.earned_fen, OLD.recovered_fen, OLD.repaid_fen, OLD.amount_fen)
    OR OLD.state <> NEW.state
       AND (OLD.state, NEW.state) NOT IN (('pending', 'sent'), ('pending', 'failed'), ('sent', 'paid'), ('sent', 'failed'), ('paid', 'failed'))
    OR NEW.bank_account_id IS DISTINCT FROM OLD.bank_account_id AND OLD.state <> 'pending' AND (OLD.state, NEW.state) <> ('sent', 'sent') THEN
    RAISE EXCEPTION 'payout % cannot change like this', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'payout_order';
  END IF;
  IF NEW.state = 'sent' AND (OLD.state = 'pending' OR NEW.bank_account_id IS DISTINCT FROM OLD.bank_account_id) AND NOT EXISTS (
    SELECT 1 FROM payout_run r JOIN household_bank_account b ON b.id = NEW.bank_account_id
    WHERE r.id = NEW.run_id AND r.state = 'exported' AND b.household_id = NEW.household_id AND b.state = 'approved') THEN
    RAISE EXCEPTION 'payout % is not of an exported run with an approved account', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_sendable';
  END IF;
  IF NEW.state = 'paid' AND OLD.state = 'sent' AND NOT EXISTS (
    SELECT 1 FROM evidence e WHERE e.subject = 'payout_run' AND e.subject_id = NEW.run_id OR e.subject = 'payout' AND e.subject_id = NEW.id) THEN
    RAISE EXCEPTION 'payout % has no proof', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_proven';
  END IF;
  IF NEW.state = 'failed' AND OLD.state = 'paid' AND NOT EXISTS (
    SELECT 1 FROM payout_return b WHERE b.payout_id = NEW.id AND b.state = 'approved'
      AND EXISTS (SELECT 1 FROM evidence e WHERE e.subject = 'payout' AND e.subject_id = NEW.id)
      AND (b.decided_by <> b.proposed_by OR NOT EXISTS (SELECT 1 FROM receipt_check c WHERE c.payout_id = NEW.id AND c.received_fen > 0))) THEN
    RAISE EXCEPTION 'payout % has not come back', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_returned';
  END IF;
  RETURN NEW;
END $$;

-- Funds of before a second person was asked for stand as they are.
UPDATE aid_fund SET state = 'approved', decided_by = 'system', decided_at = created_at;
ALTER TABLE aid_fund
  ADD CONSTRAINT aid_fund_state CHECK (state IN ('proposed', 'approved', 'rejected')),
  ADD CONSTRAINT aid_fund_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL)
    AND (state = 'rejected') = (reason IS NOT NULL)),
  ADD CONSTRAINT aid_fund_second_person CHECK (decided_by <> created_by);

-- A fund is proposed, decided once, and what it was decided for stays.
DROP TRIGGER aid_fund_guard ON aid_fund;
CREATE OR REPLACE FUNCTION aid_fund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' OR TG_OP = 'UPDATE' AND (
    (NEW.amount_fen, NEW.district_code, NEW.code, NEW.created_by) IS DISTINCT FROM (OLD.amount_fen, OLD.district_code, OLD.code, OLD.created_by)
    OR OLD.state <> 'proposed' AND (NEW.state, NEW.decided_by, NEW.decided_at) IS DISTINCT FROM (OLD.state, OLD.decided_by, OLD.decided_at)) THEN
    RAISE EXCEPTION 'a fund is proposed, decided once and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'aid_fund_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_fund_guard BEFORE INSERT OR UPDATE OR DELETE ON aid_fund FOR EACH ROW EXECUTE FUNCTION aid_fund_guard();

-- Only an approved fund promises and gives.
CREATE FUNCTION aid_use_fund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('approved', 'given') AND NOT EXISTS (SELECT 1 FROM aid_fund WHERE id = NEW.fund_id AND state = 'approved') THEN
    RAISE EXCEPTION 'fund % is not approved', NEW.fund_id USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_fund_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_use_fund_guard BEFORE UPDATE OF state ON aid_use FOR EACH ROW EXECUTE FUNCTION aid_use_fund_guard();
