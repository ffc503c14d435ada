-- Income is confirmed once, and only while its order is completed. Tried on purpose in a test.
ALTER TABLE orders ADD CONSTRAINT orders_confirmed CHECK (confirmed_at IS NULL OR confirmed_at >= completed_at AND completed_at IS NOT NULL);

CREATE FUNCTION orders_confirmed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.confirmed_at IS NOT NULL OR NEW.state <> 'completed' THEN
    RAISE EXCEPTION 'order % cannot be confirmed like this', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER orders_confirmed_once BEFORE UPDATE OF confirmed_at ON orders FOR EACH ROW
  WHEN (OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at) EXECUTE FUNCTION orders_confirmed_once();

-- Nothing new is attributed to a household that was merged into another.
CREATE FUNCTION attribution_not_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM household WHERE id = NEW.household_id AND merged_into_id IS NOT NULL) THEN
    RAISE EXCEPTION 'household % was merged into another', NEW.household_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attribution_not_merged BEFORE INSERT ON attribution FOR EACH ROW WHEN (NEW.kind = 'sale')
  EXECUTE FUNCTION attribution_not_merged();
