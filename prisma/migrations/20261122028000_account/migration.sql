-- A closed account holds nothing of its person and takes nothing new: not even what was under way when it closed.
ALTER TABLE app_user ADD CONSTRAINT app_user_closed CHECK (
  closed_at IS NULL OR (phone_number IS NULL AND contact_email IS NULL AND image IS NULL AND role = 'consumer'));

CREATE FUNCTION of_open_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The row lock waits for a closing that is under way, and reads the account again after it.
  PERFORM 1 FROM app_user WHERE id = NEW.user_id AND closed_at IS NULL FOR KEY SHARE;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM app_user WHERE id = NEW.user_id) THEN
    RAISE EXCEPTION 'the account of this % is closed', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'of_open_account';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['orders', 'cart', 'address', 'session', 'account', 'reminder', 'push_subscription', 'review', 'question', 'producer_member', 'live_host'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE OF user_id ON %I FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION of_open_account()', name || '_of_open_account', name);
  END LOOP;
END $$;

-- What one person said in live rooms, for the copy of their data.
CREATE INDEX live_event_said_by ON live_event (split_part(dedupe_key, ':', 3)) WHERE type = 'chat.said';
