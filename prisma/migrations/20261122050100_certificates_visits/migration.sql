-- Who stands behind a certificate changes by two people, with a paper; what was sold under it stays.
ALTER TYPE evidence_subject ADD VALUE 'certificate_change';
CREATE TYPE certificate_change_kind AS ENUM ('add', 'remove');
CREATE TABLE certificate_change (
    id UUID NOT NULL,
    certificate_id UUID NOT NULL,
    household_id UUID NOT NULL,
    kind certificate_change_kind NOT NULL,
    units INTEGER NOT NULL,
    reason TEXT NOT NULL,
    state change_state NOT NULL DEFAULT 'proposed',
    proposed_by TEXT NOT NULL,
    proposed_at TIMESTAMPTZ(3) NOT NULL,
    decided_by TEXT,
    decided_at TIMESTAMPTZ(3),
    decision TEXT,
    certified_after INTEGER,

    CONSTRAINT certificate_change_pkey PRIMARY KEY (id)
);
CREATE INDEX certificate_change_certificate_id_proposed_at_idx ON certificate_change (certificate_id, proposed_at DESC);
ALTER TABLE certificate_change
  ADD CONSTRAINT certificate_change_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES aid_certificate (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT certificate_change_household_id_fkey FOREIGN KEY (household_id) REFERENCES household (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT certificate_change_units CHECK (units >= 0),
  ADD CONSTRAINT certificate_change_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  ADD CONSTRAINT certificate_change_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL)
    AND (state = 'approved') = (certified_after IS NOT NULL));
-- One waiting change of a household at a time.
CREATE UNIQUE INDEX certificate_change_open ON certificate_change (certificate_id, household_id) WHERE state = 'proposed';
CREATE FUNCTION certificate_change_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR TG_OP = 'INSERT' AND NEW.state <> 'proposed' OR TG_OP = 'UPDATE' AND (OLD.state <> 'proposed'
    OR (NEW.id, NEW.certificate_id, NEW.household_id, NEW.kind, NEW.units, NEW.reason, NEW.proposed_by, NEW.proposed_at)
       IS DISTINCT FROM (OLD.id, OLD.certificate_id, OLD.household_id, OLD.kind, OLD.units, OLD.reason, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'a change of a certificate is proposed, decided once and stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'certificate_change_order';
  END IF;
  IF NEW.state = 'approved' AND NOT EXISTS (SELECT 1 FROM evidence WHERE subject::text = 'certificate_change' AND subject_id = NEW.id) THEN
    RAISE EXCEPTION 'change % of a certificate has no paper', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_change_paper';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_change_guard BEFORE INSERT OR UPDATE OR DELETE ON certificate_change FOR EACH ROW EXECUTE FUNCTION certificate_change_guard();

-- Who left stays on record, and a certificate is never for less than what is sold under it.
ALTER TABLE aid_certificate_household ADD COLUMN left_at TIMESTAMPTZ(3);
CREATE TRIGGER aid_certificate_household_kept BEFORE DELETE ON aid_certificate_household FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION aid_certificate_covers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE used bigint;
BEGIN
  SELECT coalesce(sum(units_milli), 0) INTO used FROM aid_certificate_use WHERE certificate_id = NEW.id;
  IF used > NEW.certified_quantity::bigint * 1000 THEN
    RAISE EXCEPTION 'certificate % is for %, and % are sold under it', NEW.id, NEW.certified_quantity::bigint * 1000, used
      USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_certificate_balance';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_certificate_covers BEFORE UPDATE OF certified_quantity ON aid_certificate FOR EACH ROW EXECUTE FUNCTION aid_certificate_covers();

-- A visit is planned by a person, for a helper and a day; sales that fell are looked after once a month.
ALTER TABLE follow_up
  ADD COLUMN due_on DATE,
  ADD COLUMN helper_id UUID,
  ADD COLUMN check_id UUID,
  ADD COLUMN reason TEXT,
  ADD COLUMN opened_by TEXT,
  ADD CONSTRAINT follow_up_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES helper (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT follow_up_check_id_fkey FOREIGN KEY (check_id) REFERENCES receipt_check (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT follow_up_planned CHECK (num_nonnulls(due_on, helper_id, reason, opened_by) IN (0, 4) AND (check_id IS NOT NULL) <= (due_on IS NOT NULL)),
  ADD CONSTRAINT follow_up_due CHECK (due_on >= china_day(opened_at));
DROP INDEX follow_up_household_id_kind_period_key;
CREATE UNIQUE INDEX follow_up_once_a_month ON follow_up (household_id, kind, period) WHERE due_on IS NULL;
CREATE UNIQUE INDEX follow_up_open_of_check ON follow_up (check_id) WHERE closed_at IS NULL;
CREATE INDEX follow_up_household_id_idx ON follow_up (household_id);
CREATE INDEX follow_up_helper_id_idx ON follow_up (helper_id);
CREATE FUNCTION follow_up_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL OR (NEW.id, NEW.household_id, NEW.kind, NEW.period, NEW.opened_at, NEW.due_on, NEW.helper_id, NEW.check_id, NEW.reason, NEW.opened_by)
    IS DISTINCT FROM (OLD.id, OLD.household_id, OLD.kind, OLD.period, OLD.opened_at, OLD.due_on, OLD.helper_id, OLD.check_id, OLD.reason, OLD.opened_by) THEN
    RAISE EXCEPTION 'follow-up % is closed once and stays', OLD.id USING ERRCODE = 'restrict_violation', CONSTRAINT = 'follow_up_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_guard BEFORE UPDATE OR DELETE ON follow_up FOR EACH ROW EXECUTE FUNCTION follow_up_guard();
