-- Personal data of households is sealed before it gets here. Rows of before this are sealed at the next start.
ALTER TABLE household_identity
  ADD CONSTRAINT household_identity_never_clear CHECK (head_name IS NULL AND phone IS NULL) NOT VALID,
  ADD CONSTRAINT household_identity_masked CHECK (head_name_sealed IS NULL OR masked_name IS NOT NULL),
  ADD CONSTRAINT household_identity_is_sealed CHECK (
    (head_name_sealed IS NULL OR head_name_sealed LIKE 'eyJ%.%.%.%.%') AND (phone_sealed IS NULL OR phone_sealed LIKE 'eyJ%.%.%.%.%')
    AND (id_number_sealed IS NULL OR id_number_sealed LIKE 'eyJ%.%.%.%.%') AND (address_sealed IS NULL OR address_sealed LIKE 'eyJ%.%.%.%.%'));
ALTER TABLE household_bank_account
  ADD CONSTRAINT household_bank_account_is_sealed CHECK (number_sealed LIKE 'eyJ%.%.%.%.%' AND holder_sealed LIKE 'eyJ%.%.%.%.%');
ALTER TABLE household_member ADD CONSTRAINT household_member_is_sealed CHECK (sealed LIKE 'eyJ%.%.%.%.%');
ALTER TABLE household_change ADD CONSTRAINT household_change_is_sealed CHECK (sealed LIKE 'eyJ%.%.%.%.%');
ALTER TABLE registry_import ADD CONSTRAINT registry_import_is_sealed CHECK (sealed LIKE 'eyJ%.%.%.%.%');

-- Who read what is a chain without gaps: one writer at a time takes the next number, and its hash covers the row before.
CREATE FUNCTION chain_identity_read() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last identity_read;
BEGIN
  PERFORM pg_advisory_xact_lock(7376047);
  SELECT * INTO last FROM identity_read ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.previous_hash := coalesce(last.hash, repeat('0', 64));
  NEW.hash := encode(sha256(convert_to(concat_ws(chr(31), NEW.previous_hash, NEW.number, coalesce(NEW.access_id::text, ''), NEW.user_id,
    NEW.household_id, array_to_string(NEW.fields, ','), NEW.purpose,
    to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER identity_read_chained BEFORE INSERT ON identity_read FOR EACH ROW EXECUTE FUNCTION chain_identity_read();
ALTER TABLE identity_read ADD CONSTRAINT identity_read_says_why CHECK (btrim(purpose) <> '' AND cardinality(fields) > 0);
