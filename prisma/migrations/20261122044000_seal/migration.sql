-- Sealed books. Whoever writes to the ledger holds its gate, shared, until the transaction ends. A statement trigger fires before
-- the rows are made, so the gate is held before the first sequence number is drawn: once all who held it at some moment are
-- done, everything numbered until that moment is final.
CREATE FUNCTION ledger_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(1818584167, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_account_gate BEFORE INSERT ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION ledger_gate();
CREATE TRIGGER ledger_entry_gate BEFORE INSERT ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_gate();
CREATE TRIGGER ledger_posting_gate BEFORE INSERT ON ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION ledger_gate();

-- Accounts are part of the blocks.
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_no_truncate BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A closed day takes no more entries. Months close day by day.
CREATE FUNCTION ledger_entry_day_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed date;
BEGIN
  SELECT max(day) INTO closed FROM ledger_day;
  IF closed IS NOT NULL AND EXISTS (SELECT 1 FROM inserted WHERE day <= closed) THEN
    RAISE EXCEPTION 'the books are closed up to %', closed USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_day_open AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_day_open();

-- Postings join their entry in its own transaction and on its own day.
CREATE OR REPLACE FUNCTION ledger_posting_same_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE late boolean; astray boolean;
BEGIN
  SELECT bool_or(e.xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296), bool_or(e.day <> i.day)
    INTO late, astray FROM inserted i JOIN ledger_entry e ON e.id = i.entry_id;
  IF late THEN
    RAISE EXCEPTION 'a posting cannot be added to an entry that is already written' USING ERRCODE = 'restrict_violation';
  END IF;
  IF astray THEN
    RAISE EXCEPTION 'a posting counts for the day of its entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- A day closes when it is over, a month when its last day is closed, a balance stands at a closed day.
ALTER TABLE ledger_day ADD CONSTRAINT ledger_day_over CHECK (closed_at >= (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai');
CREATE FUNCTION ledger_period_days_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_day WHERE day >= (to_date(NEW.period, 'YYYY-MM') + interval '1 month')::date - 1) THEN
    RAISE EXCEPTION 'month % has open days', NEW.period USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_period_days_closed BEFORE INSERT ON ledger_period FOR EACH ROW EXECUTE FUNCTION ledger_period_days_closed();
CREATE FUNCTION ledger_balance_day_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM inserted WHERE day > coalesce((SELECT max(day) FROM ledger_day), '-infinity')) THEN
    RAISE EXCEPTION 'a balance stands at a closed day' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_balance_day_closed AFTER INSERT ON ledger_balance
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION ledger_balance_day_closed();

-- A block follows the one before: its number, its hash, its marks.
ALTER TABLE ledger_block
  ADD CONSTRAINT ledger_block_hashes CHECK (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT ledger_block_counts CHECK (entries >= 0 AND postings >= 0 AND accounts >= 0);
CREATE FUNCTION ledger_block_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last ledger_block;
BEGIN
  SELECT * INTO last FROM ledger_block ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(last.number, 0) + 1 OR NEW.previous_hash <> coalesce(last.hash, repeat('0', 64))
    OR NEW.last_entry < coalesce(last.last_entry, 0) OR NEW.last_posting < coalesce(last.last_posting, 0)
    OR NEW.last_account < coalesce(last.last_account, 0) THEN
    RAISE EXCEPTION 'block % does not follow block %', NEW.number, last.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_block_follows BEFORE INSERT ON ledger_block FOR EACH ROW EXECUTE FUNCTION ledger_block_follows();
