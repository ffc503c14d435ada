-- The guard of postings looked for their entries with a join, and a large batch made Postgres read the whole of ledger_entry: each
-- batch took longer than the one before. A subquery with LIMIT cannot be turned round: one index look-up for each entry, however
-- large the ledger. What is refused is the same.
CREATE OR REPLACE FUNCTION ledger_posting_same_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE late boolean; astray boolean;
BEGIN
  SELECT bool_or(e.late), bool_or(e.day <> i.day) INTO late, astray
  FROM (SELECT DISTINCT entry_id, day FROM inserted) i
  CROSS JOIN LATERAL (
    SELECT day, xmin::text::bigint <> pg_current_xact_id()::text::bigint % 4294967296 AS late
    FROM ledger_entry WHERE id = i.entry_id LIMIT 1) e;
  IF late THEN
    RAISE EXCEPTION 'a posting cannot be added to an entry that is already written' USING ERRCODE = 'restrict_violation';
  END IF;
  IF astray THEN
    RAISE EXCEPTION 'a posting counts for the day of its entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
