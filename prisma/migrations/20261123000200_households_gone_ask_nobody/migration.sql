-- What was open when its household went ended then.
UPDATE follow_up f SET ending = CASE WHEN h.merged_into_id IS NULL THEN 'removed' ELSE 'merged' END::follow_up_ending, closed_by = 'clock', closed_at = now()
FROM household h WHERE h.id = f.household_id AND f.closed_at IS NULL AND (h.removed_at IS NOT NULL OR h.merged_into_id IS NOT NULL);

-- Nobody is sent to a household that is gone: what is opened, and a household that goes, wait for each other.
CREATE FUNCTION follow_up_of_standing_household() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM household WHERE id = NEW.household_id AND removed_at IS NULL AND merged_into_id IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'household % is merged or removed, and nobody is sent there', NEW.household_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'follow_up_of_standing_household';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_of_standing_household BEFORE INSERT ON follow_up FOR EACH ROW WHEN (NEW.closed_at IS NULL)
  EXECUTE FUNCTION follow_up_of_standing_household();
CREATE FUNCTION household_gone_asks_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM follow_up WHERE household_id = NEW.id AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'a visit is open for household %, which is merged or removed', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'household_gone_asks_nobody';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER household_gone_asks_nobody AFTER UPDATE OF removed_at, merged_into_id ON household DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.removed_at IS NOT NULL OR NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION household_gone_asks_nobody();
