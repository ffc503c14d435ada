-- CreateTable
CREATE TABLE "batch_forecast" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "survival_bps" INTEGER NOT NULL,
    "safety_bps" INTEGER NOT NULL,
    "reason_zh" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_forecast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "batch_forecast_batch_id_idx" ON "batch_forecast"("batch_id");

-- AddForeignKey
ALTER TABLE "batch_forecast" ADD CONSTRAINT "batch_forecast_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE batch_forecast ADD CONSTRAINT batch_forecast_shares CHECK (survival_bps BETWEEN 0 AND 10000 AND safety_bps BETWEEN 0 AND 10000);

-- What happened in a batch and what was expected of it stays as it was written.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['batch_event', 'batch_forecast'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;
ALTER TABLE batch_event ADD CONSTRAINT batch_event_quantity CHECK (quantity >= 0);
