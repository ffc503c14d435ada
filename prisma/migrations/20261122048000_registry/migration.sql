-- What the database itself keeps of the household registry. Each is tried on purpose in a test.

-- A household is merged into one that stands for itself, and nothing is merged into one that is merged away: no chains, no rings.
CREATE FUNCTION household_merge_is_flat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE target uuid;
BEGIN
  IF OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NULL THEN
    RAISE EXCEPTION 'household % stays merged', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT merged_into_id INTO target FROM household WHERE id = NEW.merged_into_id FOR SHARE;
  IF target IS NOT NULL OR EXISTS (SELECT 1 FROM household WHERE merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'household % would be merged in a chain', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER household_merge_is_flat BEFORE UPDATE OF merged_into_id ON household FOR EACH ROW
  WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id) EXECUTE FUNCTION household_merge_is_flat();

-- New shares name households that stand.
CREATE FUNCTION share_household_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM household WHERE id = NEW.household_id AND (merged_into_id IS NOT NULL OR removed_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'household % is merged or removed', NEW.household_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_share_household_stands BEFORE INSERT ON agreement_share FOR EACH ROW
  WHEN (NEW.household_id IS NOT NULL) EXECUTE FUNCTION share_household_stands();

-- A household is paid to one account; a decided one never becomes another number.
CREATE UNIQUE INDEX household_bank_account_one ON household_bank_account (household_id) WHERE state = 'approved';
CREATE FUNCTION bank_account_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a bank account stays what was proposed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER household_bank_account_stays BEFORE UPDATE ON household_bank_account FOR EACH ROW
  WHEN ((OLD.id, OLD.household_id, OLD.number_index, OLD.last_four, OLD.bank_name, OLD.proposed_by)
    IS DISTINCT FROM (NEW.id, NEW.household_id, NEW.number_index, NEW.last_four, NEW.bank_name, NEW.proposed_by)
    OR (OLD.state IN ('rejected', 'withdrawn') AND NEW.state <> OLD.state))
  EXECUTE FUNCTION bank_account_stays();
CREATE TRIGGER household_bank_account_kept BEFORE DELETE ON household_bank_account FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A decision about a change is final, and nobody changes what was asked for.
CREATE FUNCTION household_change_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a change of a household stays as it was proposed and decided' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER household_change_stays BEFORE UPDATE ON household_change FOR EACH ROW
  WHEN ((OLD.id, OLD.kind, OLD.fields, OLD.proposed_by, OLD.district_code) IS DISTINCT FROM (NEW.id, NEW.kind, NEW.fields, NEW.proposed_by, NEW.district_code)
    OR (OLD.state <> 'proposed' AND (NEW.state, NEW.decided_by, NEW.household_id) IS DISTINCT FROM (OLD.state, OLD.decided_by, OLD.household_id)))
  EXECUTE FUNCTION household_change_stays();
CREATE TRIGGER household_change_kept BEFORE DELETE ON household_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE household_change ADD CONSTRAINT household_change_of_one CHECK (kind = 'create' OR household_id IS NOT NULL);

-- What becomes of an import of households or surveys is decided by a second person; lists and agreements are proposals that one decides later.
ALTER TABLE registry_import
  ADD CONSTRAINT registry_import_second_person CHECK (applied_by IS NULL OR kind IN ('agreements', 'payroll') OR applied_by <> uploaded_by),
  ADD CONSTRAINT registry_import_applied CHECK ((state = 'checked') = (applied_by IS NULL) AND (state = 'checked') = (applied_at IS NULL)),
  ADD CONSTRAINT registry_import_undone CHECK ((state = 'undone') = (undone_by IS NOT NULL) AND (state = 'undone') = (undone_at IS NOT NULL));
CREATE UNIQUE INDEX registry_import_once ON registry_import (kind, file_hash) WHERE state = 'applied';

ALTER TABLE household_survey ADD CONSTRAINT household_survey_plausible CHECK (
  member_count BETWEEN 1 AND 30 AND year BETWEEN 2014 AND 2099
  AND wage_fen >= 0 AND operating_fen >= 0 AND property_fen >= 0 AND transfer_fen >= 0 AND operating_cost_fen >= 0
  AND net_per_head_fen = floor((wage_fen + operating_fen + property_fen + transfer_fen - operating_cost_fen)::numeric / member_count));
ALTER TABLE household_member ADD CONSTRAINT household_member_relation CHECK (relation IN ('head', 'spouse', 'child', 'parent', 'grandchild', 'other'));
