ALTER TABLE live_item ADD CONSTRAINT live_item_per_buyer CHECK (per_buyer IS NULL OR per_buyer > 0);

ALTER TABLE live_session
  ADD CONSTRAINT live_session_stopped CHECK ((stopped_by IS NULL) = (stop_reason IS NULL) AND (stopped_by IS NULL OR state = 'ended')),
  ADD CONSTRAINT live_session_cut CHECK (coalesce(cut_from_ms, 0) >= 0 AND (cut_to_ms IS NULL OR cut_to_ms > coalesce(cut_from_ms, 0))),
  -- A recording is removed at the end of its time, three years at least.
  ADD CONSTRAINT live_session_kept CHECK (recording_gone_at IS NULL OR (ended_at IS NOT NULL AND recording_gone_at >= ended_at + interval '1095 days'));

-- One publisher at a time, whatever processes and devices do.
CREATE UNIQUE INDEX live_ingest_publishing ON live_ingest (session_id) WHERE publishing_since IS NOT NULL;
ALTER TABLE live_ingest ADD CONSTRAINT live_ingest_ended CHECK (
  (ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL OR publishing_since IS NULL) AND expires_at > issued_at);

ALTER TABLE live_segment ADD CONSTRAINT live_segment_sane CHECK (
  msn >= 0 AND start_ms >= 0 AND duration_ms > 0 AND last_part >= 0 AND bytes > 0);
ALTER TABLE live_track ADD CONSTRAINT live_track_sane CHECK (epoch >= 1 AND octet_length(init) BETWEEN 1 AND 65536);

-- What was recorded is evidence: never changed, and removed only when law no longer wants it kept.
CREATE FUNCTION live_recording_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM live_session WHERE id = OLD.session_id AND recording_gone_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is a record: it is not changed, nor removed before its time', TG_TABLE_NAME
    USING ERRCODE = 'check_violation', CONSTRAINT = 'live_recording_kept';
END $$;
CREATE TRIGGER live_segment_kept BEFORE UPDATE OR DELETE ON live_segment FOR EACH ROW EXECUTE FUNCTION live_recording_kept();
CREATE TRIGGER live_track_kept BEFORE UPDATE OR DELETE ON live_track FOR EACH ROW EXECUTE FUNCTION live_recording_kept();
CREATE TRIGGER live_figure_kept BEFORE UPDATE OR DELETE ON live_figure FOR EACH ROW EXECUTE FUNCTION live_recording_kept();

-- A caption may be corrected; what was said then stays beside it.
CREATE FUNCTION live_caption_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.said, NEW.at, NEW.session_id, NEW.by, NEW.source) IS NOT DISTINCT FROM (OLD.said, OLD.at, OLD.session_id, OLD.by, OLD.source) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was said in a caption is a record' USING ERRCODE = 'check_violation', CONSTRAINT = 'live_caption_said';
END $$;
CREATE TRIGGER live_caption_said BEFORE UPDATE OR DELETE ON live_caption FOR EACH ROW EXECUTE FUNCTION live_caption_said();

-- Nobody speaks before viewers without a checked name, nor under 16, nor under 18 without a guardian's consent on file.
ALTER TABLE host_verification ADD CONSTRAINT host_verification_of_age CHECK (
  verified_at IS NULL OR (
    verified_by IS NOT NULL AND verified_by <> user_id AND refused_reason IS NULL
    AND born_on <= ((verified_at AT TIME ZONE 'Asia/Shanghai')::date - interval '16 years')
    AND (born_on <= ((verified_at AT TIME ZONE 'Asia/Shanghai')::date - interval '18 years')
         OR (guardian_name IS NOT NULL AND guardian_phone IS NOT NULL AND guardian_file IS NOT NULL))));

-- What one buyer holds or has bought of a live item. A guest is the cookie, and everybody also the phone the goods go to.
CREATE FUNCTION live_item_of_buyer(item uuid, buyer_user text, buyer_guest char(64), buyer_phone text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(l.quantity - l.restocked), 0)::bigint FROM order_line l JOIN orders o ON o.id = l.order_id
  WHERE l.live_item_id = item AND o.state NOT IN ('cancelled', 'expired', 'refunded')
    AND (o.user_id = buyer_user OR o.guest_key_hash = buyer_guest OR o.phone = buyer_phone)
$$;
CREATE INDEX order_line_live_item ON order_line (live_item_id) WHERE live_item_id IS NOT NULL;
CREATE INDEX orders_live_phone ON orders (phone) WHERE live_session_id IS NOT NULL;

-- Placing an order reads what the buyer has while it holds the item's row; this refuses what slipped in between.
CREATE FUNCTION live_item_per_buyer_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added a JOIN live_item i ON i.id = a.live_item_id AND i.per_buyer IS NOT NULL JOIN orders o ON o.id = a.order_id
    WHERE live_item_of_buyer(i.id, o.user_id, o.guest_key_hash, o.phone) > i.per_buyer
  ) THEN
    RAISE EXCEPTION 'a buyer would have more of a live item than one buyer may' USING ERRCODE = 'check_violation', CONSTRAINT = 'live_item_per_buyer_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER live_item_per_buyer_kept AFTER INSERT ON order_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION live_item_per_buyer_kept();

-- The newest pinned question of a room.
CREATE INDEX live_event_questions ON live_event (session_id, seq) WHERE type IN ('question.pinned', 'question.answered');
