-- CreateTable
CREATE TABLE "consent_change" (
    "id" UUID NOT NULL,
    "producer_id" UUID,
    "household_id" UUID,
    "given" BOOLEAN NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consent_change_producer_id_idx" ON "consent_change"("producer_id");

-- CreateIndex
CREATE INDEX "consent_change_household_id_idx" ON "consent_change"("household_id");

-- AddForeignKey
ALTER TABLE "consent_change" ADD CONSTRAINT "consent_change_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_change" ADD CONSTRAINT "consent_change_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who agreed and who withdrew, and when, stays as it was written.
ALTER TABLE consent_change ADD CONSTRAINT consent_change_subject CHECK (num_nonnulls(producer_id, household_id) = 1);
CREATE TRIGGER consent_change_append_only BEFORE UPDATE OR DELETE ON consent_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_change_no_truncate BEFORE TRUNCATE ON consent_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A review that was hidden stays hidden for the reason that was given; a reply stays as it was written.
CREATE FUNCTION review_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.hidden_at IS NOT NULL AND (NEW.hidden_at, NEW.hidden_by, NEW.hidden_reason) IS DISTINCT FROM (OLD.hidden_at, OLD.hidden_by, OLD.hidden_reason)
    OR OLD.reply IS NOT NULL AND (NEW.reply, NEW.replied_at) IS DISTINCT FROM (OLD.reply, OLD.replied_at) THEN
    RAISE EXCEPTION 'what was decided about review % is kept', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_kept BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION review_kept();
CREATE TRIGGER review_no_truncate BEFORE TRUNCATE ON review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
