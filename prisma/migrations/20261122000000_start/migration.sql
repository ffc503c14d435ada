-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "producer_kind" AS ENUM ('household_farm', 'cooperative', 'company');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('host', 'volunteer');

-- CreateEnum
CREATE TYPE "batch_event_kind" AS ENUM ('intake', 'mortality', 'vaccination', 'certificate', 'release');

-- CreateEnum
CREATE TYPE "monitored_class" AS ENUM ('not_yet_out', 'unstable', 'marginal', 'shock');

-- CreateEnum
CREATE TYPE "linkage_type" AS ENUM ('contract_purchase', 'consignment', 'wage', 'land_rent', 'share_dividend', 'asset_return', 'housing_joint', 'managed_rearing', 'leased_operation', 'technical_service', 'donation');

-- CreateEnum
CREATE TYPE "agreement_state" AS ENUM ('proposed', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "party" AS ENUM ('household', 'producer', 'logistics', 'platform');

-- CreateEnum
CREATE TYPE "attribution_kind" AS ENUM ('sale', 'reversal');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('held', 'paid', 'shipped', 'completed', 'cancelled', 'expired', 'refunding', 'refunded');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('shop', 'live');

-- CreateEnum
CREATE TYPE "attempt_state" AS ENUM ('opened', 'succeeded', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('requested', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('asset', 'liability', 'revenue');

-- CreateEnum
CREATE TYPE "live_state" AS ENUM ('scheduled', 'live', 'ended');

-- CreateEnum
CREATE TYPE "live_host_role" AS ENUM ('host', 'co_host');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('consumer', 'farmer', 'volunteer', 'coordinator', 'admin');

-- CreateEnum
CREATE TYPE "scope_kind" AS ENUM ('district', 'pairing', 'all');

-- CreateTable
CREATE TABLE "city" (
    "code" CHAR(6) NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "city_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "district" (
    "code" CHAR(6) NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "district_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "pairing" (
    "id" UUID NOT NULL,
    "city_code" CHAR(6) NOT NULL,
    "district_code" CHAR(6) NOT NULL,

    CONSTRAINT "pairing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "township" (
    "code" CHAR(9) NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "township_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "village" (
    "code" CHAR(12) NOT NULL,
    "township_code" CHAR(9) NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "village_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "category" (
    "slug" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "producer" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "producer_kind" NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "village_code" CHAR(12),
    "licence_no" TEXT,
    "story_zh" TEXT,
    "story_en" TEXT,
    "story_consent_at" TIMESTAMPTZ(3),
    "elevation_m" INTEGER,
    "household_id" UUID,

    CONSTRAINT "producer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "producer_member" (
    "producer_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "member_role" NOT NULL,

    CONSTRAINT "producer_member_pkey" PRIMARY KEY ("producer_id","user_id")
);

-- CreateTable
CREATE TABLE "product_family" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "description_zh" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "category_slug" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "district_code" CHAR(6) NOT NULL,
    "fresh" BOOLEAN NOT NULL,
    "shelf_life_zh" TEXT NOT NULL,
    "shelf_life_en" TEXT NOT NULL,

    CONSTRAINT "product_family_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "family_id" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "spec_zh" TEXT NOT NULL,
    "spec_en" TEXT NOT NULL,
    "unit_zh" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "units_milli" INTEGER NOT NULL DEFAULT 1000,
    "batch_id" UUID,
    "preorder_from" TIMESTAMPTZ(3),
    "preorder_until" TIMESTAMPTZ(3),
    "releases_on" DATE,
    "ships_now" BOOLEAN NOT NULL DEFAULT true,
    "illustration_kind" TEXT NOT NULL,
    "illustration_tint" TEXT NOT NULL,
    "illustration_variant" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock" (
    "product_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "free" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "family_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "intake" INTEGER NOT NULL,
    "survival_bps" INTEGER NOT NULL,
    "unit_zh" TEXT NOT NULL,
    "unit_en" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "releases_on" DATE NOT NULL,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_event" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "kind" "batch_event_kind" NOT NULL,
    "on" DATE NOT NULL,
    "quantity" INTEGER,
    "note_zh" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,

    CONSTRAINT "batch_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "helper" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,

    CONSTRAINT "helper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "village_code" CHAR(12) NOT NULL,
    "monitored_class" "monitored_class" NOT NULL,
    "member_count" INTEGER NOT NULL,
    "baseline_year" INTEGER NOT NULL,
    "baseline_net_per_head_fen" BIGINT NOT NULL,
    "helper_id" UUID NOT NULL,
    "alias_zh" TEXT,
    "alias_en" TEXT,
    "alias_consent_at" TIMESTAMPTZ(3),

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_identity" (
    "household_id" UUID NOT NULL,
    "head_name" TEXT NOT NULL,
    "phone" TEXT,

    CONSTRAINT "household_identity_pkey" PRIMARY KEY ("household_id")
);

-- CreateTable
CREATE TABLE "identity_access" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "household_id" UUID,
    "purpose" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identity_access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "linkage_agreement" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "type" "linkage_type" NOT NULL,
    "family_id" UUID NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,

    CONSTRAINT "linkage_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_version" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "family_id" UUID NOT NULL,
    "carries_split" BOOLEAN NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "state" "agreement_state" NOT NULL DEFAULT 'proposed',
    "evidence" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_share" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "party" "party" NOT NULL,
    "household_id" UUID,
    "producer_id" UUID,
    "bps" INTEGER NOT NULL,
    "cost_fen_per_unit" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "id" UUID NOT NULL,
    "kind" "attribution_kind" NOT NULL,
    "entry_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "agreement_version_id" UUID NOT NULL,
    "reverses_id" UUID,
    "quantity" INTEGER NOT NULL,
    "gross_fen" BIGINT NOT NULL,
    "cost_fen" BIGINT NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "input_hash" CHAR(64) NOT NULL,
    "user_id" TEXT,
    "guest_key_hash" CHAR(64),
    "phone" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "county" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "live_session_id" UUID,
    "state" "order_state" NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "paid_fen" BIGINT NOT NULL DEFAULT 0,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "hold_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "tracking_no" TEXT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "live_item_id" UUID,
    "quantity" INTEGER NOT NULL,
    "unit_price_fen" BIGINT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "releases_on" DATE,
    "agreement_version_id" UUID,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_transition" (
    "id" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "from" "order_state" NOT NULL,
    "to" "order_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "order_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempt" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_session_id" TEXT,
    "checkout_url" TEXT,
    "amount_fen" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "attempt_state" NOT NULL,
    "failure_code" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "provider" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("provider","event_id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID,
    "attempt_id" UUID,
    "provider" TEXT NOT NULL,
    "provider_payment_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "method" TEXT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "order_id" UUID,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "refund_state" NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "provider_refund_id" TEXT,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "account_kind" NOT NULL,
    "household_id" UUID,
    "producer_id" UUID,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "order_id" UUID,
    "reverses_id" UUID,
    "period" CHAR(7) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGSERIAL NOT NULL,
    "entry_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "fen" BIGINT NOT NULL,
    "order_line_id" UUID,
    "agreement_version_id" UUID,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_session" (
    "id" UUID NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "producer_id" UUID NOT NULL,
    "state" "live_state" NOT NULL DEFAULT 'scheduled',
    "scheduled_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "presenting_item_id" UUID,
    "last_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "live_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_host" (
    "session_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "live_host_role" NOT NULL,

    CONSTRAINT "live_host_pkey" PRIMARY KEY ("session_id","user_id")
);

-- CreateTable
CREATE TABLE "live_item" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "live_price_fen" BIGINT NOT NULL,
    "quota" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "live_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_event" (
    "session_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_event_pkey" PRIMARY KEY ("session_id","seq")
);

-- CreateTable
CREATE TABLE "cashier_session" (
    "id" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "description" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "return_url" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "method" TEXT,
    "payment_id" TEXT,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cashier_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cashier_refund" (
    "id" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cashier_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cashier_event" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "cashier_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "phone_number" TEXT,
    "phone_number_verified" BOOLEAN,
    "two_factor_enabled" BOOLEAN DEFAULT false,
    "role" "role" NOT NULL DEFAULT 'consumer',
    "scope_kind" "scope_kind",
    "scope_code" CHAR(6),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pairing_city_code_key" ON "pairing"("city_code");

-- CreateIndex
CREATE UNIQUE INDEX "pairing_district_code_key" ON "pairing"("district_code");

-- CreateIndex
CREATE INDEX "township_district_code_idx" ON "township"("district_code");

-- CreateIndex
CREATE INDEX "village_township_code_idx" ON "village"("township_code");

-- CreateIndex
CREATE UNIQUE INDEX "producer_slug_key" ON "producer"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "producer_household_id_key" ON "producer"("household_id");

-- CreateIndex
CREATE INDEX "producer_district_code_idx" ON "producer"("district_code");

-- CreateIndex
CREATE INDEX "producer_member_user_id_idx" ON "producer_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_family_slug_key" ON "product_family"("slug");

-- CreateIndex
CREATE INDEX "product_family_category_slug_idx" ON "product_family"("category_slug");

-- CreateIndex
CREATE INDEX "product_family_district_code_idx" ON "product_family"("district_code");

-- CreateIndex
CREATE INDEX "product_family_producer_id_idx" ON "product_family"("producer_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_key" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_family_id_idx" ON "product"("family_id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_code_key" ON "batch"("code");

-- CreateIndex
CREATE INDEX "batch_event_batch_id_idx" ON "batch_event"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "household_code_key" ON "household"("code");

-- CreateIndex
CREATE INDEX "household_village_code_idx" ON "household"("village_code");

-- CreateIndex
CREATE INDEX "identity_access_user_id_expires_at_idx" ON "identity_access"("user_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "linkage_agreement_code_key" ON "linkage_agreement"("code");

-- CreateIndex
CREATE INDEX "linkage_agreement_family_id_idx" ON "linkage_agreement"("family_id");

-- CreateIndex
CREATE INDEX "agreement_version_family_id_state_idx" ON "agreement_version"("family_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_version_agreement_id_version_key" ON "agreement_version"("agreement_id", "version");

-- CreateIndex
CREATE INDEX "agreement_share_version_id_idx" ON "agreement_share"("version_id");

-- CreateIndex
CREATE INDEX "agreement_share_household_id_idx" ON "agreement_share"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_reverses_id_key" ON "attribution"("reverses_id");

-- CreateIndex
CREATE INDEX "attribution_household_id_occurred_at_idx" ON "attribution"("household_id", "occurred_at");

-- CreateIndex
CREATE INDEX "attribution_order_line_id_idx" ON "attribution"("order_line_id");

-- CreateIndex
CREATE INDEX "attribution_order_id_idx" ON "attribution"("order_id");

-- CreateIndex
CREATE INDEX "attribution_occurred_at_idx" ON "attribution"("occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE INDEX "orders_user_id_placed_at_idx" ON "orders"("user_id", "placed_at" DESC);

-- CreateIndex
CREATE INDEX "orders_guest_key_hash_idx" ON "orders"("guest_key_hash");

-- CreateIndex
CREATE INDEX "orders_live_session_id_idx" ON "orders"("live_session_id");

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_product_id_idx" ON "order_line"("product_id");

-- CreateIndex
CREATE INDEX "order_transition_order_id_idx" ON "order_transition"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_provider_session_id_key" ON "payment_attempt"("provider_session_id");

-- CreateIndex
CREATE INDEX "payment_attempt_order_id_idx" ON "payment_attempt"("order_id");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_provider_provider_payment_id_key" ON "payment"("provider", "provider_payment_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_code_key" ON "ledger_account"("code");

-- CreateIndex
CREATE INDEX "ledger_account_household_id_idx" ON "ledger_account"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_sequence_key" ON "ledger_entry"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_cause_key" ON "ledger_entry"("cause");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_reverses_id_key" ON "ledger_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_entry_order_id_idx" ON "ledger_entry"("order_id");

-- CreateIndex
CREATE INDEX "ledger_entry_period_idx" ON "ledger_entry"("period");

-- CreateIndex
CREATE INDEX "ledger_posting_entry_id_idx" ON "ledger_posting"("entry_id");

-- CreateIndex
CREATE INDEX "ledger_posting_account_id_idx" ON "ledger_posting"("account_id");

-- CreateIndex
CREATE INDEX "ledger_posting_order_line_id_idx" ON "ledger_posting"("order_line_id");

-- CreateIndex
CREATE INDEX "live_session_state_scheduled_at_idx" ON "live_session"("state", "scheduled_at");

-- CreateIndex
CREATE INDEX "live_host_user_id_idx" ON "live_host"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "live_item_session_id_product_id_key" ON "live_item"("session_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "live_event_session_id_dedupe_key_key" ON "live_event"("session_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "cashier_session_request_key_key" ON "cashier_session"("request_key");

-- CreateIndex
CREATE UNIQUE INDEX "cashier_session_payment_id_key" ON "cashier_session"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "cashier_refund_request_key_key" ON "cashier_refund"("request_key");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_phone_number_key" ON "app_user"("phone_number");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_city_code_fkey" FOREIGN KEY ("city_code") REFERENCES "city"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "district"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "township" ADD CONSTRAINT "township_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "district"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "village" ADD CONSTRAINT "village_township_code_fkey" FOREIGN KEY ("township_code") REFERENCES "township"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer" ADD CONSTRAINT "producer_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "district"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer" ADD CONSTRAINT "producer_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "village"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer" ADD CONSTRAINT "producer_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_member" ADD CONSTRAINT "producer_member_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "producer_member" ADD CONSTRAINT "producer_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_family" ADD CONSTRAINT "product_family_category_slug_fkey" FOREIGN KEY ("category_slug") REFERENCES "category"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_family" ADD CONSTRAINT "product_family_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_family" ADD CONSTRAINT "product_family_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "district"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock" ADD CONSTRAINT "stock_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_event" ADD CONSTRAINT "batch_event_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_village_code_fkey" FOREIGN KEY ("village_code") REFERENCES "village"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household" ADD CONSTRAINT "household_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "helper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_identity" ADD CONSTRAINT "household_identity_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_access" ADD CONSTRAINT "identity_access_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linkage_agreement" ADD CONSTRAINT "linkage_agreement_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "linkage_agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_share" ADD CONSTRAINT "agreement_share_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agreement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_share" ADD CONSTRAINT "agreement_share_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_share" ADD CONSTRAINT "agreement_share_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "attribution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_live_session_id_fkey" FOREIGN KEY ("live_session_id") REFERENCES "live_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_live_item_id_fkey" FOREIGN KEY ("live_item_id") REFERENCES "live_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_transition" ADD CONSTRAINT "order_transition_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_entry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_agreement_version_id_fkey" FOREIGN KEY ("agreement_version_id") REFERENCES "agreement_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_session" ADD CONSTRAINT "live_session_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_host" ADD CONSTRAINT "live_host_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_host" ADD CONSTRAINT "live_host_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_item" ADD CONSTRAINT "live_item_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_item" ADD CONSTRAINT "live_item_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_event" ADD CONSTRAINT "live_event_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cashier_refund" ADD CONSTRAINT "cashier_refund_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "cashier_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cashier_event" ADD CONSTRAINT "cashier_event_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "cashier_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

