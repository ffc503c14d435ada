-- What the database itself keeps of agreements, evidence and certificates. Each is tried on purpose in a test.

ALTER TABLE evidence ADD CONSTRAINT evidence_facts CHECK (bytes > 0 AND sha256 ~ '^[0-9a-f]{64}$');

-- A version that ends before its time says who ended it and why.
ALTER TABLE agreement_version ADD CONSTRAINT agreement_ended_whole CHECK (
  (ended_by_id IS NULL) = (end_reason IS NULL) AND (ended_by_id IS NULL OR (state = 'approved' AND valid_to IS NOT NULL)));

-- An agreement that was decided stays as it was, but for its end: an open one gets a date, any may end sooner, once, with a reason.
-- Neither may lie in the past.
CREATE OR REPLACE FUNCTION agreement_version_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE total int; paying int; kind linkage_type;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND OLD.ended_by_id IS NULL AND NEW.valid_to >= now()
    AND (OLD.valid_to IS NULL OR (NEW.valid_to < OLD.valid_to AND NEW.ended_by_id IS NOT NULL))
    AND (to_jsonb(NEW) - ARRAY['valid_to', 'ended_by_id', 'end_reason']) = (to_jsonb(OLD) - ARRAY['valid_to', 'ended_by_id', 'end_reason']) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.state <> 'proposed' THEN
    RAISE EXCEPTION 'agreement version % was decided and cannot change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'approved' THEN
    SELECT coalesce(sum(s.bps), 0), coalesce(sum(s.bps) FILTER (WHERE s.party = 'household'), 0)
      INTO total, paying FROM agreement_share s WHERE s.version_id = NEW.id;
    SELECT a.type INTO kind FROM linkage_agreement a WHERE a.id = NEW.agreement_id;
    IF NEW.carries_split AND total <> 10000 THEN
      RAISE EXCEPTION 'shares of agreement version % sum to % basis points, not 10000', NEW.id, total USING ERRCODE = 'check_violation';
    END IF;
    IF NOT NEW.carries_split AND total <> 0 THEN
      RAISE EXCEPTION 'agreement version % does not divide sales and cannot have shares of them', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    IF paying > 0 AND kind NOT IN ('contract_purchase', 'consignment', 'managed_rearing') THEN
      RAISE EXCEPTION 'a % agreement pays by period or not at all, never per sale', kind USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- Agreements in force at the same time that would count one household's work of one good twice: two versions of one agreement, two
-- agreements that pay per sale, or a wage beside a share of the sale. Households that were merged are one.
CREATE FUNCTION agreement_conflicts(decided uuid, of_family uuid, during tstzrange)
RETURNS TABLE (reason text, agreement_id uuid, household_id uuid) LANGUAGE sql STABLE AS $$
  WITH party AS (
    SELECT w.id, w.agreement_id, g.type, coalesce(h.merged_into_id, h.id) AS household, s.bps, w.valid_from, w.valid_to, w.state
    FROM agreement_version w JOIN linkage_agreement g ON g.id = w.agreement_id
    LEFT JOIN agreement_share s ON s.version_id = w.id AND s.party = 'household' LEFT JOIN household h ON h.id = s.household_id
    WHERE w.family_id = of_family AND (w.id = decided OR w.state = 'approved')),
  own AS (SELECT * FROM party WHERE id = decided),
  other AS (SELECT * FROM party WHERE id <> decided AND tstzrange(valid_from, valid_to) && during)
  SELECT DISTINCT 'version', o.agreement_id, NULL::uuid FROM other o JOIN own n ON n.agreement_id = o.agreement_id
  UNION ALL
  SELECT DISTINCT ON (o.agreement_id) CASE WHEN 'wage' IN (n.type, o.type) THEN 'wage' ELSE 'perSale' END, o.agreement_id, o.household
  FROM other o JOIN own n ON n.household = o.household AND n.agreement_id <> o.agreement_id
  WHERE (n.type IN ('contract_purchase', 'consignment', 'managed_rearing') AND o.type IN ('contract_purchase', 'consignment', 'managed_rearing'))
    OR (n.type = 'wage' AND o.type IN ('contract_purchase', 'consignment', 'managed_rearing') AND o.bps > 0)
    OR (o.type = 'wage' AND n.type IN ('contract_purchase', 'consignment', 'managed_rearing') AND n.bps > 0)
$$;
CREATE FUNCTION agreement_version_one_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE other record;
BEGIN
  -- Two approvals for one good wait for each other: neither can overlook the other.
  PERFORM pg_advisory_xact_lock(hashtextextended('agreements of ' || NEW.family_id, 0));
  SELECT * INTO other FROM agreement_conflicts(NEW.id, NEW.family_id, tstzrange(NEW.valid_from, NEW.valid_to)) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'agreement version % conflicts with agreement %: %', NEW.id, other.agreement_id, other.reason
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'agreement_one_source';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_version_one_source AFTER UPDATE ON agreement_version FOR EACH ROW
  WHEN (OLD.state = 'proposed' AND NEW.state = 'approved') EXECUTE FUNCTION agreement_version_one_source();

-- No more is sold under a certificate than it certifies, no line gives back more than it took, and a line is under it only while it holds.
DROP INDEX aid_certificate_use_certificate_id_idx;
CREATE INDEX aid_certificate_use_certificate_id_idx ON aid_certificate_use (certificate_id) INCLUDE (units_milli);
ALTER TABLE aid_certificate_use ADD CONSTRAINT aid_certificate_use_units CHECK (units_milli <> 0);
CREATE FUNCTION aid_certificate_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE certified bigint; used bigint; of_line bigint;
BEGIN
  SELECT certified_quantity::bigint * 1000 INTO certified FROM aid_certificate WHERE id = NEW.certificate_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(units_milli), 0) INTO used FROM aid_certificate_use WHERE certificate_id = NEW.certificate_id;
  SELECT coalesce(sum(units_milli), 0) INTO of_line FROM aid_certificate_use
    WHERE order_line_id = NEW.order_line_id AND certificate_id = NEW.certificate_id;
  IF used + NEW.units_milli > certified OR of_line + NEW.units_milli < 0 THEN
    RAISE EXCEPTION 'certificate % certifies % and % would be sold under it', NEW.certificate_id, certified, used + NEW.units_milli
      USING ERRCODE = 'check_violation', CONSTRAINT = 'aid_certificate_balance';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER aid_certificate_balance BEFORE INSERT ON aid_certificate_use FOR EACH ROW EXECUTE FUNCTION aid_certificate_balance();
