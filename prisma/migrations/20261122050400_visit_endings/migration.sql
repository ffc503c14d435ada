-- How a follow-up ended: somebody said what came of it, what it asks was answered otherwise, it was taken back, or there is nothing to ask any more.
CREATE TYPE follow_up_ending AS ENUM ('told', 'answered', 'withdrawn', 'void');
ALTER TABLE follow_up ADD COLUMN ending follow_up_ending, DROP CONSTRAINT follow_up_closed;
-- That a check was answered was a sentence until now.
ALTER TABLE follow_up DISABLE TRIGGER follow_up_guard;
UPDATE follow_up SET ending = 'told' WHERE closed_at IS NOT NULL;
UPDATE follow_up SET ending = 'answered', outcome = NULL WHERE closed_at IS NOT NULL AND check_id IS NOT NULL AND outcome = '已答复到账核实';
UPDATE follow_up f SET ending = 'void', closed_at = now(), closed_by = 'clock' FROM receipt_check c
WHERE c.id = f.check_id AND c.state = 'void' AND f.closed_at IS NULL;
ALTER TABLE follow_up ENABLE TRIGGER follow_up_guard;
ALTER TABLE follow_up
  ADD CONSTRAINT follow_up_closed CHECK (num_nonnulls(ending, closed_at, closed_by) IN (0, 3) AND (outcome IS NOT NULL) <= (ending IS NOT NULL)),
  ADD CONSTRAINT follow_up_closed_in_words CHECK ((ending IN ('told', 'withdrawn')) <= (outcome IS NOT NULL)),
  ADD CONSTRAINT follow_up_closed_as_planned CHECK ((ending = 'withdrawn') <= (due_on IS NOT NULL) AND (ending IN ('answered', 'void')) <= (check_id IS NOT NULL));

-- No visit waits for an answer that nobody can give: what is planned about a check, and a check that ends, wait for each other.
CREATE FUNCTION follow_up_of_standing_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM receipt_check WHERE id = NEW.check_id AND state <> 'void' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'check % is void, and nobody is sent for it', NEW.check_id USING ERRCODE = 'check_violation', CONSTRAINT = 'follow_up_of_standing_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_of_standing_check BEFORE INSERT ON follow_up FOR EACH ROW WHEN (NEW.check_id IS NOT NULL AND NEW.closed_at IS NULL)
  EXECUTE FUNCTION follow_up_of_standing_check();
CREATE FUNCTION receipt_check_void_asks_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM follow_up WHERE check_id = NEW.id AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'a visit is open for void check %', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_check_void_asks_nobody';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER receipt_check_void_asks_nobody AFTER UPDATE OF state ON receipt_check DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'void') EXECUTE FUNCTION receipt_check_void_asks_nobody();

-- A change of a certificate is decided by a second person, and taken back by nobody but the first.
ALTER TABLE certificate_change
  DROP CONSTRAINT certificate_change_second_person,
  ADD CONSTRAINT certificate_change_second_person CHECK (decided_by IS NULL OR (decided_by = proposed_by) = (state = 'withdrawn'));
