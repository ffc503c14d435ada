-- Only a host of the session steers it; who is a host no longer lets go of the helm.
CREATE FUNCTION live_session_helm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM live_host WHERE session_id = NEW.id AND user_id = NEW.helm_user_id) THEN
    RAISE EXCEPTION 'only a host steers live session %', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_session_helm';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_session_helm BEFORE INSERT OR UPDATE OF helm_user_id ON live_session FOR EACH ROW WHEN (NEW.helm_user_id IS NOT NULL) EXECUTE FUNCTION live_session_helm();

CREATE FUNCTION live_host_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE live_session SET helm_user_id = NULL WHERE id = OLD.session_id AND helm_user_id = OLD.user_id;
  RETURN NULL;
END $$;
CREATE TRIGGER live_host_gone AFTER DELETE ON live_host FOR EACH ROW EXECUTE FUNCTION live_host_gone();

ALTER TABLE live_caption ADD CONSTRAINT live_caption_sane CHECK (
  lasts_ms BETWEEN 500 AND 15000 AND said ~ '\S' AND char_length(said) <= 200 AND char_length(text) <= 200);
