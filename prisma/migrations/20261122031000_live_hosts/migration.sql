-- Who refuses or withdraws says why and is somebody else; nobody is confirmed and refused at once.
ALTER TABLE host_verification
  ADD CONSTRAINT host_verification_named CHECK (real_name ~ '\S'),
  ADD CONSTRAINT host_verification_decided CHECK (
    (verified_by IS NULL) = (verified_at IS NULL AND refused_reason IS NULL) AND verified_by IS DISTINCT FROM user_id
    AND (refused_reason IS NULL OR refused_reason ~ '\S')),
  ADD CONSTRAINT host_verification_revoked CHECK (revoked_at IS NULL OR (verified_at IS NULL AND refused_reason IS NOT NULL));

-- A session goes on the air with somebody whose name was checked and who belongs to its producer or helps it.
CREATE FUNCTION live_session_hosted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The lock waits for a withdrawal that is under way.
  PERFORM 1 FROM live_host h
    JOIN producer_member m ON m.producer_id = NEW.producer_id AND m.user_id = h.user_id
    JOIN host_verification v ON v.user_id = h.user_id AND v.verified_at IS NOT NULL
  WHERE h.session_id = NEW.id FOR SHARE OF v;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'live session % has no verified host of its producer', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_session_hosted';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_session_hosted BEFORE INSERT OR UPDATE OF state ON live_session FOR EACH ROW WHEN (NEW.state = 'live') EXECUTE FUNCTION live_session_hosted();

-- What a session offers is of the producer that hosts it, in one order.
CREATE FUNCTION live_item_of_producer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM live_session s JOIN product p ON p.id = NEW.product_id JOIN product_family f ON f.id = p.family_id AND f.producer_id = s.producer_id
    WHERE s.id = NEW.session_id
  ) THEN
    RAISE EXCEPTION 'product % is not of the producer of live session %', NEW.product_id, NEW.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_item_of_producer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_item_of_producer BEFORE INSERT OR UPDATE OF product_id, session_id ON live_item FOR EACH ROW EXECUTE FUNCTION live_item_of_producer();
