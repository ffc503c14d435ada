-- Wrong second factors are counted per account, and lock it for a while.
ALTER TABLE "two_factor"
  ADD COLUMN "failed_verification_count" INTEGER DEFAULT 0,
  ADD COLUMN "locked_until" TIMESTAMPTZ(3);
