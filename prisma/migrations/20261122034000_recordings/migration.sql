-- A recording grows at its end only: numbers and tracks go up, and a segment does not begin within the one before it. The
-- end of a segment's sound may lie up to a part (200 ms) behind its picture's.
CREATE FUNCTION live_segment_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE newest live_segment;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('live_segment:' || NEW.session_id, 0));
  SELECT * INTO newest FROM live_segment WHERE session_id = NEW.session_id ORDER BY msn DESC LIMIT 1;
  IF FOUND AND NEW.msn <> newest.msn AND (NEW.msn < newest.msn OR NEW.epoch < newest.epoch OR (NEW.epoch = newest.epoch
    AND (NEW.start_ms <= newest.start_ms OR NEW.start_ms < newest.start_ms + newest.duration_ms - 200 OR NEW.last_part <= newest.last_part)))
  THEN
    RAISE EXCEPTION 'a recording grows at its end' USING ERRCODE = 'check_violation', CONSTRAINT = 'live_segment_in_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_segment_in_order BEFORE INSERT ON live_segment FOR EACH ROW EXECUTE FUNCTION live_segment_in_order();

-- Sessions whose recording is still there, by the end of their time.
CREATE INDEX live_session_recorded ON live_session (ended_at) WHERE ended_at IS NOT NULL AND recording_gone_at IS NULL;
