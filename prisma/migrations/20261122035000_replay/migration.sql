-- A caption may be corrected; what was said then stays beside it. "by" is a word of PL/pgSQL and needs its quotes.
CREATE OR REPLACE FUNCTION live_caption_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.said, NEW.at, NEW.session_id, NEW."by", NEW.source)
    IS NOT DISTINCT FROM (OLD.id, OLD.said, OLD.at, OLD.session_id, OLD."by", OLD.source) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was said in a caption is a record' USING ERRCODE = 'check_violation', CONSTRAINT = 'live_caption_said';
END $$;

ALTER TABLE live_caption ADD CONSTRAINT live_caption_edited CHECK ((edited_by IS NULL) = (edited_at IS NULL) AND (edited_at IS NOT NULL OR text = said));

-- Only what is over is cut, hidden or thanked for; buyers are thanked once.
ALTER TABLE live_session ADD CONSTRAINT live_session_after CHECK (
  state = 'ended' OR num_nonnulls(cut_from_ms, cut_to_ms, replay_hidden_at, thanked_at) = 0);
CREATE FUNCTION live_session_thanked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the buyers of live session % were thanked already', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_session_thanked';
END $$;
CREATE TRIGGER live_session_thanked BEFORE UPDATE OF thanked_at ON live_session FOR EACH ROW
  WHEN (OLD.thanked_at IS NOT NULL AND NEW.thanked_at IS DISTINCT FROM OLD.thanked_at) EXECUTE FUNCTION live_session_thanked();
