-- CreateEnum
CREATE TYPE "household_change_kind" AS ENUM ('create', 'update', 'merge', 'remove');

-- CreateEnum
CREATE TYPE "registry_import_kind" AS ENUM ('households', 'agreements', 'payroll', 'surveys');

-- CreateEnum
CREATE TYPE "evidence_subject" AS ENUM ('agreement_version', 'period_list', 'aid_use', 'support', 'batch_cost', 'payout_run', 'payout', 'receipt_check', 'survey');

-- CreateEnum
CREATE TYPE "period_list_state" AS ENUM ('proposed', 'approved', 'rejected', 'paid');

-- CreateEnum
CREATE TYPE "aid_use_kind" AS ENUM ('grant', 'advance');

-- CreateEnum
CREATE TYPE "aid_use_state" AS ENUM ('proposed', 'approved', 'rejected', 'given', 'closed');

-- CreateEnum
CREATE TYPE "batch_cost_kind" AS ENUM ('young', 'feed', 'vaccine', 'labour', 'rent', 'transport', 'other');

-- CreateEnum
CREATE TYPE "payout_run_state" AS ENUM ('proposed', 'checked', 'approved', 'exported', 'settled', 'cancelled');

-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('pending', 'sent', 'paid', 'failed');

-- CreateEnum
CREATE TYPE "receipt_check_state" AS ENUM ('due', 'confirmed', 'different', 'unreachable');

-- CreateEnum
CREATE TYPE "export_state" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "seal_reason" AS ENUM ('minute', 'day', 'period');

-- DropIndex
DROP INDEX "ledger_entry_period_idx";

-- DropIndex
DROP INDEX "ledger_posting_account_id_idx";

-- AlterTable
ALTER TABLE "consent_change" ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "text_version" TEXT;

-- AlterTable
ALTER TABLE "household" ADD COLUMN     "merged_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "household_identity" ADD COLUMN     "address_index" BYTEA,
ADD COLUMN     "address_sealed" TEXT,
ADD COLUMN     "head_name_sealed" TEXT,
ADD COLUMN     "id_number_index" BYTEA,
ADD COLUMN     "id_number_sealed" TEXT,
ADD COLUMN     "masked_name" TEXT,
ADD COLUMN     "name_index" BYTEA,
ADD COLUMN     "phone_index" BYTEA,
ADD COLUMN     "phone_sealed" TEXT,
ADD COLUMN     "pinyin_index" BYTEA,
ALTER COLUMN "head_name" DROP NOT NULL;

-- AlterTable
ALTER TABLE "linkage_agreement" ADD COLUMN     "producer_id" UUID;

-- AlterTable
ALTER TABLE "agreement_version" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_by_id" TEXT,
ADD COLUMN     "terms" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3);
-- Until now an order was confirmed when it was completed.
UPDATE "orders" SET "confirmed_at" = "completed_at" WHERE "completed_at" IS NOT NULL;

-- AlterTable
ALTER TABLE "ledger_account" ADD COLUMN     "sequence" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "day" DATE;
ALTER TABLE "ledger_entry" DISABLE TRIGGER USER;
UPDATE "ledger_entry" SET "day" = ("occurred_at" AT TIME ZONE 'Asia/Shanghai')::date;
ALTER TABLE "ledger_entry" ENABLE TRIGGER USER;
ALTER TABLE "ledger_entry" ALTER COLUMN "day" SET NOT NULL;

-- AlterTable
ALTER TABLE "ledger_posting" ADD COLUMN     "day" DATE;
ALTER TABLE "ledger_posting" DISABLE TRIGGER USER;
UPDATE "ledger_posting" p SET "day" = e."day" FROM "ledger_entry" e WHERE e."id" = p."entry_id";
ALTER TABLE "ledger_posting" ENABLE TRIGGER USER;
ALTER TABLE "ledger_posting" ALTER COLUMN "day" SET NOT NULL;

-- CreateTable
CREATE TABLE "household_member" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "relation" TEXT NOT NULL,
    "birth_year" INTEGER,
    "sealed" TEXT NOT NULL,
    "id_number_index" BYTEA,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_bank_account" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "bank_name" TEXT NOT NULL,
    "number_sealed" TEXT NOT NULL,
    "holder_sealed" TEXT NOT NULL,
    "number_index" BYTEA NOT NULL,
    "last_four" CHAR(4) NOT NULL,
    "state" "change_state" NOT NULL DEFAULT 'proposed',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "household_bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_change" (
    "id" UUID NOT NULL,
    "kind" "household_change_kind" NOT NULL,
    "household_id" UUID,
    "district_code" CHAR(6) NOT NULL,
    "fields" TEXT[],
    "sealed" TEXT NOT NULL,
    "state" "change_state" NOT NULL DEFAULT 'proposed',
    "import_id" UUID,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "household_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_survey" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "member_count" INTEGER NOT NULL,
    "wage_fen" BIGINT NOT NULL,
    "operating_fen" BIGINT NOT NULL,
    "property_fen" BIGINT NOT NULL,
    "transfer_fen" BIGINT NOT NULL,
    "operating_cost_fen" BIGINT NOT NULL,
    "net_per_head_fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "surveyed_on" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "import_id" UUID,

    CONSTRAINT "household_survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" CHAR(7) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registry_import" (
    "id" UUID NOT NULL,
    "kind" "registry_import_kind" NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" CHAR(64) NOT NULL,
    "sealed" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'checked',
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" TEXT,
    "applied_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "registry_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_read" (
    "number" BIGSERIAL NOT NULL,
    "access_id" UUID,
    "user_id" TEXT NOT NULL,
    "household_id" UUID NOT NULL,
    "fields" TEXT[],
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "identity_read_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "subject" "evidence_subject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_certificate_household" (
    "certificate_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,

    CONSTRAINT "aid_certificate_household_pkey" PRIMARY KEY ("certificate_id","household_id")
);

-- CreateTable
CREATE TABLE "aid_certificate_use" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "units_milli" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "aid_certificate_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_list" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "period" CHAR(7) NOT NULL,
    "state" "period_list_state" NOT NULL DEFAULT 'proposed',
    "total_fen" BIGINT NOT NULL,
    "import_id" UUID,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "paid_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "period_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_list_row" (
    "list_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "basis" JSONB NOT NULL,
    "amount_fen" BIGINT NOT NULL,

    CONSTRAINT "period_list_row_pkey" PRIMARY KEY ("list_id","household_id")
);

-- CreateTable
CREATE TABLE "period_income" (
    "id" UUID NOT NULL,
    "kind" "attribution_kind" NOT NULL,
    "list_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "agreement_version_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "period" CHAR(7) NOT NULL,
    "income_class" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reverses_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "period_income_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_fund" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "source_zh" TEXT NOT NULL,
    "source_en" TEXT NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "year" INTEGER NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "aid_fund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_use" (
    "id" UUID NOT NULL,
    "fund_id" UUID NOT NULL,
    "kind" "aid_use_kind" NOT NULL,
    "household_id" UUID,
    "producer_id" UUID,
    "batch_id" UUID,
    "purpose_zh" TEXT NOT NULL,
    "purpose_en" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "repay_bps" INTEGER NOT NULL DEFAULT 0,
    "floor_fen" BIGINT NOT NULL DEFAULT 0,
    "state" "aid_use_state" NOT NULL DEFAULT 'proposed',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "given_at" TIMESTAMPTZ(3),
    "given_by" TEXT,
    "outcome" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "aid_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support" (
    "id" UUID NOT NULL,
    "giver_id" UUID NOT NULL,
    "receiver_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "description_zh" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "quantity" INTEGER,
    "value_fen" BIGINT NOT NULL,
    "given_on" DATE NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_cost" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "kind" "batch_cost_kind" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "reverses_id" UUID,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_cost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_run" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "producer_id" UUID,
    "period" CHAR(7) NOT NULL,
    "up_to" TIMESTAMPTZ(3) NOT NULL,
    "state" "payout_run_state" NOT NULL DEFAULT 'proposed',
    "floor_bps" INTEGER NOT NULL,
    "verify" TEXT NOT NULL DEFAULT 'sample',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "exported_by" TEXT,
    "exported_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "payout_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_transition" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "payout_id" UUID,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "payout_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "earned_fen" BIGINT NOT NULL,
    "recovered_fen" BIGINT NOT NULL,
    "repaid_fen" BIGINT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'pending',
    "bank_account_id" UUID,
    "paid_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_line" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "attribution_id" UUID NOT NULL,
    "fen" BIGINT NOT NULL,
    "released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_repayment" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "aid_use_id" UUID NOT NULL,
    "fen" BIGINT NOT NULL,
    "released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "aid_repayment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hardship" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "change_state" NOT NULL DEFAULT 'proposed',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "hardship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_check" (
    "id" UUID NOT NULL,
    "payout_id" UUID NOT NULL,
    "chosen" TEXT NOT NULL,
    "state" "receipt_check_state" NOT NULL DEFAULT 'due',
    "method" TEXT,
    "received_fen" BIGINT,
    "words" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "code_hash" CHAR(64),
    "code_expires_at" TIMESTAMPTZ(3),
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,

    CONSTRAINT "receipt_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_case" (
    "id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "difference_fen" BIGINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "words" TEXT,

    CONSTRAINT "payout_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "income_day" (
    "day" DATE NOT NULL,
    "household_id" UUID NOT NULL,
    "agreement_version_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "live_session_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "gross_fen" BIGINT NOT NULL,
    "cost_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "confirmed_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL,
    "verified_fen" BIGINT NOT NULL,

    CONSTRAINT "income_day_pkey" PRIMARY KEY ("day","household_id","agreement_version_id","channel","live_session_id")
);

-- CreateTable
CREATE TABLE "income_day_stale" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "household_id" UUID NOT NULL,

    CONSTRAINT "income_day_stale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_target" (
    "district_code" CHAR(6) NOT NULL,
    "year" INTEGER NOT NULL,
    "fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_target_pkey" PRIMARY KEY ("district_code","year")
);

-- CreateTable
CREATE TABLE "outside_sale" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_sale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_job" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "format" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" "export_state" NOT NULL DEFAULT 'queued',
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "file_key" TEXT,
    "file_name" TEXT NOT NULL,
    "failure" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_day" (
    "day" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "ledger_period" (
    "period" CHAR(7) NOT NULL,
    "closed_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "block_number" BIGINT NOT NULL,

    CONSTRAINT "ledger_period_pkey" PRIMARY KEY ("period")
);

-- CreateTable
CREATE TABLE "ledger_balance" (
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "fen" BIGINT NOT NULL,

    CONSTRAINT "ledger_balance_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateTable
CREATE TABLE "ledger_block" (
    "number" BIGINT NOT NULL,
    "reason" "seal_reason" NOT NULL,
    "last_entry" BIGINT NOT NULL,
    "last_posting" BIGINT NOT NULL,
    "last_account" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,
    "postings" INTEGER NOT NULL,
    "accounts" INTEGER NOT NULL,
    "previous_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_block_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "household_member_id_number_index_idx" ON "household_member"("id_number_index");

-- CreateIndex
CREATE UNIQUE INDEX "household_member_household_id_position_key" ON "household_member"("household_id", "position");

-- CreateIndex
CREATE INDEX "household_bank_account_household_id_state_idx" ON "household_bank_account"("household_id", "state");

-- CreateIndex
CREATE INDEX "household_bank_account_number_index_idx" ON "household_bank_account"("number_index");

-- CreateIndex
CREATE INDEX "household_change_household_id_proposed_at_idx" ON "household_change"("household_id", "proposed_at" DESC);

-- CreateIndex
CREATE INDEX "household_change_state_proposed_at_idx" ON "household_change"("state", "proposed_at");

-- CreateIndex
CREATE INDEX "household_survey_household_id_year_idx" ON "household_survey"("household_id", "year");

-- CreateIndex
CREATE INDEX "follow_up_closed_at_opened_at_idx" ON "follow_up"("closed_at", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_household_id_kind_period_key" ON "follow_up"("household_id", "kind", "period");

-- CreateIndex
CREATE INDEX "registry_import_district_code_uploaded_at_idx" ON "registry_import"("district_code", "uploaded_at" DESC);

-- CreateIndex
CREATE INDEX "identity_read_household_id_at_idx" ON "identity_read"("household_id", "at" DESC);

-- CreateIndex
CREATE INDEX "identity_read_user_id_at_idx" ON "identity_read"("user_id", "at" DESC);

-- CreateIndex
CREATE INDEX "evidence_subject_subject_id_idx" ON "evidence"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "aid_certificate_use_certificate_id_idx" ON "aid_certificate_use"("certificate_id");

-- CreateIndex
CREATE UNIQUE INDEX "aid_certificate_use_order_line_id_cause_key" ON "aid_certificate_use"("order_line_id", "cause");

-- CreateIndex
CREATE INDEX "period_list_version_id_period_idx" ON "period_list"("version_id", "period");

-- CreateIndex
CREATE INDEX "period_list_state_proposed_at_idx" ON "period_list"("state", "proposed_at");

-- CreateIndex
CREATE UNIQUE INDEX "period_income_reverses_id_key" ON "period_income"("reverses_id");

-- CreateIndex
CREATE INDEX "period_income_household_id_period_idx" ON "period_income"("household_id", "period");

-- CreateIndex
CREATE INDEX "period_income_list_id_idx" ON "period_income"("list_id");

-- CreateIndex
CREATE UNIQUE INDEX "aid_fund_code_key" ON "aid_fund"("code");

-- CreateIndex
CREATE INDEX "aid_fund_district_code_idx" ON "aid_fund"("district_code");

-- CreateIndex
CREATE INDEX "aid_use_fund_id_idx" ON "aid_use"("fund_id");

-- CreateIndex
CREATE INDEX "aid_use_household_id_idx" ON "aid_use"("household_id");

-- CreateIndex
CREATE INDEX "support_giver_id_idx" ON "support"("giver_id");

-- CreateIndex
CREATE INDEX "support_receiver_id_idx" ON "support"("receiver_id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_cost_reverses_id_key" ON "batch_cost"("reverses_id");

-- CreateIndex
CREATE INDEX "batch_cost_batch_id_idx" ON "batch_cost"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_run_number_key" ON "payout_run"("number");

-- CreateIndex
CREATE INDEX "payout_run_district_code_proposed_at_idx" ON "payout_run"("district_code", "proposed_at" DESC);

-- CreateIndex
CREATE INDEX "payout_run_state_idx" ON "payout_run"("state");

-- CreateIndex
CREATE INDEX "payout_transition_run_id_idx" ON "payout_transition"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_reference_key" ON "payout"("reference");

-- CreateIndex
CREATE INDEX "payout_household_id_idx" ON "payout"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_run_id_household_id_key" ON "payout"("run_id", "household_id");

-- CreateIndex
CREATE INDEX "payout_line_attribution_id_idx" ON "payout_line"("attribution_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_line_payout_id_attribution_id_key" ON "payout_line"("payout_id", "attribution_id");

-- CreateIndex
CREATE INDEX "aid_repayment_aid_use_id_idx" ON "aid_repayment"("aid_use_id");

-- CreateIndex
CREATE UNIQUE INDEX "aid_repayment_payout_id_aid_use_id_key" ON "aid_repayment"("payout_id", "aid_use_id");

-- CreateIndex
CREATE INDEX "hardship_household_id_idx" ON "hardship"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_check_payout_id_key" ON "receipt_check"("payout_id");

-- CreateIndex
CREATE INDEX "receipt_check_state_opened_at_idx" ON "receipt_check"("state", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "payout_case_check_id_key" ON "payout_case"("check_id");

-- CreateIndex
CREATE INDEX "payout_case_closed_at_opened_at_idx" ON "payout_case"("closed_at", "opened_at");

-- CreateIndex
CREATE INDEX "income_day_household_id_day_idx" ON "income_day"("household_id", "day");

-- CreateIndex
CREATE INDEX "outside_sale_producer_id_family_id_year_idx" ON "outside_sale"("producer_id", "family_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_user_id_page_name_key" ON "saved_view"("user_id", "page", "name");

-- CreateIndex
CREATE INDEX "export_job_user_id_requested_at_idx" ON "export_job"("user_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "household_helper_id_idx" ON "household"("helper_id");

-- CreateIndex
CREATE INDEX "household_merged_into_id_idx" ON "household"("merged_into_id");

-- CreateIndex
CREATE INDEX "household_identity_name_index_idx" ON "household_identity"("name_index");

-- CreateIndex
CREATE INDEX "household_identity_pinyin_index_idx" ON "household_identity"("pinyin_index");

-- CreateIndex
CREATE INDEX "household_identity_phone_index_idx" ON "household_identity"("phone_index");

-- CreateIndex
CREATE INDEX "household_identity_id_number_index_idx" ON "household_identity"("id_number_index");

-- CreateIndex
CREATE INDEX "household_identity_address_index_idx" ON "household_identity"("address_index");

-- CreateIndex
CREATE INDEX "linkage_agreement_producer_id_idx" ON "linkage_agreement"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_sequence_key" ON "ledger_account"("sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_day_idx" ON "ledger_entry"("day");

-- CreateIndex
CREATE INDEX "ledger_posting_account_id_day_idx" ON "ledger_posting"("account_id", "day");

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_bank_account" ADD CONSTRAINT "household_bank_account_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_change" ADD CONSTRAINT "household_change_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_survey" ADD CONSTRAINT "household_survey_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_read" ADD CONSTRAINT "identity_read_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linkage_agreement" ADD CONSTRAINT "linkage_agreement_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_certificate_household" ADD CONSTRAINT "aid_certificate_household_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "aid_certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_certificate_household" ADD CONSTRAINT "aid_certificate_household_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_certificate_use" ADD CONSTRAINT "aid_certificate_use_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "aid_certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_certificate_use" ADD CONSTRAINT "aid_certificate_use_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_list" ADD CONSTRAINT "period_list_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agreement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_list_row" ADD CONSTRAINT "period_list_row_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "period_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_list_row" ADD CONSTRAINT "period_list_row_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_income" ADD CONSTRAINT "period_income_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "period_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_income" ADD CONSTRAINT "period_income_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_income" ADD CONSTRAINT "period_income_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_income" ADD CONSTRAINT "period_income_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_income" ADD CONSTRAINT "period_income_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "period_income"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_use" ADD CONSTRAINT "aid_use_fund_id_fkey" FOREIGN KEY ("fund_id") REFERENCES "aid_fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_use" ADD CONSTRAINT "aid_use_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_use" ADD CONSTRAINT "aid_use_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_use" ADD CONSTRAINT "aid_use_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support" ADD CONSTRAINT "support_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support" ADD CONSTRAINT "support_receiver_id_fkey" FOREIGN KEY ("receiver_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_cost" ADD CONSTRAINT "batch_cost_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_cost" ADD CONSTRAINT "batch_cost_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "batch_cost"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_run" ADD CONSTRAINT "payout_run_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_transition" ADD CONSTRAINT "payout_transition_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "payout_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_transition" ADD CONSTRAINT "payout_transition_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "payout_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "household_bank_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_attribution_id_fkey" FOREIGN KEY ("attribution_id") REFERENCES "attribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_repayment" ADD CONSTRAINT "aid_repayment_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_repayment" ADD CONSTRAINT "aid_repayment_aid_use_id_fkey" FOREIGN KEY ("aid_use_id") REFERENCES "aid_use"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hardship" ADD CONSTRAINT "hardship_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_check" ADD CONSTRAINT "receipt_check_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_case" ADD CONSTRAINT "payout_case_check_id_fkey" FOREIGN KEY ("check_id") REFERENCES "receipt_check"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "income_day" ADD CONSTRAINT "income_day_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "income_day" ADD CONSTRAINT "income_day_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_period" ADD CONSTRAINT "ledger_period_block_number_fkey" FOREIGN KEY ("block_number") REFERENCES "ledger_block"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_balance" ADD CONSTRAINT "ledger_balance_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


