-- Sums of days are made again from attributions. Whatever moves an attribution says so here, in its own transaction, so that no report
-- can forget it: reports read what is stale from the attributions themselves.

CREATE FUNCTION china_day(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (at AT TIME ZONE 'Asia/Shanghai')::date $$;

-- A reversal moves its own day, and the day of the sale whose line stands no more.
CREATE FUNCTION stale_attributed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO income_day_stale (day, household_id)
  SELECT china_day(f.occurred_at), f.household_id FROM fresh f
  UNION SELECT china_day(a.occurred_at), a.household_id FROM fresh f JOIN attribution a ON a.id = f.reverses_id;
  RETURN NULL;
END $$;
CREATE TRIGGER attribution_stale AFTER INSERT ON attribution REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION stale_attributed();

CREATE FUNCTION stale_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO income_day_stale (day, household_id)
  SELECT DISTINCT china_day(a.occurred_at), a.household_id FROM attribution a WHERE a.order_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_stale AFTER UPDATE OF confirmed_at ON orders FOR EACH ROW
  WHEN (OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at) EXECUTE FUNCTION stale_confirmed();

CREATE FUNCTION stale_payout(payout uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO income_day_stale (day, household_id)
  SELECT DISTINCT china_day(a.occurred_at), a.household_id FROM payout_line l JOIN attribution a ON a.id = l.attribution_id
  WHERE l.payout_id = payout
$$;
CREATE FUNCTION stale_paid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM stale_payout(NEW.id); RETURN NULL; END $$;
CREATE TRIGGER payout_stale AFTER UPDATE OF state ON payout FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state AND 'paid' IN (OLD.state, NEW.state)) EXECUTE FUNCTION stale_paid();

CREATE FUNCTION stale_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO income_day_stale (day, household_id)
  SELECT china_day(a.occurred_at), a.household_id FROM attribution a JOIN payout p ON p.id = NEW.payout_id AND p.state = 'paid'
  WHERE a.id = NEW.attribution_id;
  RETURN NULL;
END $$;
CREATE TRIGGER payout_line_stale AFTER INSERT OR UPDATE ON payout_line FOR EACH ROW EXECUTE FUNCTION stale_line();

CREATE FUNCTION stale_verified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state <> 'confirmed' THEN RETURN NULL; END IF;
  PERFORM stale_payout(NEW.payout_id);
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_check_stale AFTER INSERT OR UPDATE OF state ON receipt_check FOR EACH ROW EXECUTE FUNCTION stale_verified();

INSERT INTO income_day_stale (day, household_id) SELECT DISTINCT china_day(occurred_at), household_id FROM attribution;

ALTER TABLE sales_target ADD CONSTRAINT sales_target_year CHECK (year BETWEEN 2000 AND 2100 AND fen > 0);
ALTER TABLE outside_sale ADD CONSTRAINT outside_sale_amounts CHECK (year BETWEEN 2000 AND 2100 AND quantity >= 0 AND amount_fen >= 0);
ALTER TABLE follow_up
  ADD CONSTRAINT follow_up_period CHECK (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT follow_up_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (outcome IS NULL));
ALTER TABLE export_job
  ADD CONSTRAINT export_job_format CHECK (format IN ('csv', 'xlsx')),
  ADD CONSTRAINT export_job_done CHECK ((state = 'done') <= (file_key IS NOT NULL AND finished_at IS NOT NULL) AND (state = 'failed') <= (failure IS NOT NULL));
