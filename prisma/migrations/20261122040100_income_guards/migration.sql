-- What the database itself keeps of the linkage, the books and the payouts. Each is tried on purpose in a test.

-- Tables that only grow: a correction is a new row.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_day', 'ledger_period', 'ledger_balance', 'ledger_block', 'evidence', 'aid_certificate_use',
    'period_income', 'support', 'batch_cost', 'household_survey', 'outside_sale', 'payout_transition', 'identity_read'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- A household's sums for a day come from an index alone.
DROP INDEX ledger_posting_account_id_day_idx;
CREATE INDEX ledger_posting_account_id_day_idx ON ledger_posting (account_id, day) INCLUDE (fen);

-- Completed orders whose claims may still come are looked for often; most orders are past that.
CREATE INDEX orders_unconfirmed ON orders (completed_at) WHERE completed_at IS NOT NULL AND confirmed_at IS NULL;

ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_day CHECK (period = to_char(day, 'YYYY-MM'));

-- A second person decides.
ALTER TABLE household_bank_account
  ADD CONSTRAINT household_bank_account_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  ADD CONSTRAINT household_bank_account_decided CHECK ((state IN ('approved', 'rejected')) <= (decided_by IS NOT NULL AND decided_at IS NOT NULL));
ALTER TABLE household_change
  ADD CONSTRAINT household_change_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by OR state = 'withdrawn'),
  ADD CONSTRAINT household_change_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (state = 'proposed') = (decided_at IS NULL));
ALTER TABLE period_list
  ADD CONSTRAINT period_list_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  ADD CONSTRAINT period_list_decided CHECK ((state = 'proposed') = (decided_by IS NULL)),
  ADD CONSTRAINT period_list_period CHECK (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT period_list_total CHECK (total_fen >= 0);
ALTER TABLE period_list_row ADD CONSTRAINT period_list_row_amount CHECK (amount_fen >= 0);
ALTER TABLE aid_use
  ADD CONSTRAINT aid_use_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  ADD CONSTRAINT aid_use_one_receiver CHECK (num_nonnulls(household_id, producer_id) = 1),
  ADD CONSTRAINT aid_use_advance CHECK (kind = 'advance' AND household_id IS NOT NULL OR kind = 'grant' AND repay_bps = 0),
  ADD CONSTRAINT aid_use_amounts CHECK (amount_fen > 0 AND repay_bps BETWEEN 0 AND 10000 AND floor_fen >= 0);
ALTER TABLE hardship
  ADD CONSTRAINT hardship_second_person CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  ADD CONSTRAINT hardship_amount CHECK (amount_fen > 0);
ALTER TABLE payout_run
  ADD CONSTRAINT payout_run_second_person CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  ADD CONSTRAINT payout_run_floor CHECK (floor_bps BETWEEN 0 AND 10000),
  ADD CONSTRAINT payout_run_verify CHECK (verify IN ('sample', 'all')),
  ADD CONSTRAINT payout_run_period CHECK (period ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- A payout is what was earned, less what it recovers and repays, and never less than nothing.
ALTER TABLE payout ADD CONSTRAINT payout_adds_up CHECK (
  earned_fen >= 0 AND recovered_fen >= 0 AND repaid_fen >= 0 AND amount_fen >= 0
  AND amount_fen = earned_fen - recovered_fen - repaid_fen);
ALTER TABLE payout_line ADD CONSTRAINT payout_line_not_zero CHECK (fen <> 0);
ALTER TABLE aid_repayment ADD CONSTRAINT aid_repayment_positive CHECK (fen > 0);
ALTER TABLE receipt_check
  ADD CONSTRAINT receipt_check_chosen CHECK (chosen IN ('sample', 'all')),
  ADD CONSTRAINT receipt_check_method CHECK (method IS NULL OR method IN ('code', 'visit')),
  ADD CONSTRAINT receipt_check_answer CHECK ((state = 'due') = (answered_at IS NULL) AND (state IN ('confirmed', 'different')) <= (received_fen IS NOT NULL));

ALTER TABLE period_income
  ADD CONSTRAINT period_income_sign CHECK ((kind = 'sale' AND amount_fen >= 0 AND reverses_id IS NULL) OR (kind = 'reversal' AND amount_fen <= 0 AND reverses_id IS NOT NULL)),
  ADD CONSTRAINT period_income_class CHECK (income_class IN ('wage', 'property', 'transfer'));

-- A household never merges into itself, nor into one that is merged away.
ALTER TABLE household ADD CONSTRAINT household_merged CHECK (merged_into_id <> id AND (merged_into_id IS NULL) = (merged_at IS NULL));

-- In the clear or sealed, never both.
ALTER TABLE household_identity
  ADD CONSTRAINT household_identity_sealed CHECK (head_name_sealed IS NULL OR head_name IS NULL),
  ADD CONSTRAINT household_identity_named CHECK (num_nonnulls(head_name, head_name_sealed) >= 1),
  ADD CONSTRAINT household_identity_phone CHECK (phone_sealed IS NULL OR phone IS NULL);
