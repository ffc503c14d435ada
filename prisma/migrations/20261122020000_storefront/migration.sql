-- CreateEnum
CREATE TYPE "certificate_kind" AS ENUM ('quarantine', 'inspection', 'origin');

-- CreateEnum
CREATE TYPE "picture_kind" AS ENUM ('photo', 'illustration');

-- CreateEnum
CREATE TYPE "coupon_bearer" AS ENUM ('platform', 'district', 'producer');

-- CreateEnum
CREATE TYPE "parcel_state" AS ENUM ('waiting', 'packed', 'shipped', 'delivered', 'cancelled');

-- CreateEnum
CREATE TYPE "invoice_kind" AS ENUM ('personal', 'institution');

-- CreateEnum
CREATE TYPE "claim_kind" AS ENUM ('spoiled', 'damaged', 'missing', 'wrong', 'returned');

-- CreateEnum
CREATE TYPE "claim_state" AS ENUM ('open', 'agreed', 'sent_back', 'refunded', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "payment_part" AS ENUM ('whole', 'deposit', 'balance');

-- CreateEnum
CREATE TYPE "notice_channel" AS ENUM ('sms', 'email', 'push');

-- CreateEnum
CREATE TYPE "change_state" AS ENUM ('proposed', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('checked', 'applied', 'undone');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "order_state" ADD VALUE 'reserved';
ALTER TYPE "order_state" ADD VALUE 'packed';
ALTER TYPE "order_state" ADD VALUE 'delivered';

-- AlterTable
ALTER TABLE "product_family" ADD COLUMN     "cold_chain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lead_days" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "needs_quarantine" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transit_days" INTEGER NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "deposit_bps" INTEGER,
ADD COLUMN     "floor_price_fen" BIGINT,
ADD COLUMN     "max_per_order" INTEGER,
ADD COLUMN     "net_weight_g" INTEGER,
ADD COLUMN     "parcel_weight_g" INTEGER NOT NULL DEFAULT 1000,
ADD COLUMN     "variable_weight" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "safety_bps" INTEGER NOT NULL DEFAULT 10000;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "balance_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "deposit_fen" BIGINT,
ADD COLUMN     "email" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "packed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "deliver_on" DATE,
ADD COLUMN     "discount_bearer" "coupon_bearer",
ADD COLUMN     "discount_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "freight_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "ordered_weight_g" INTEGER,
ADD COLUMN     "packed_weight_g" INTEGER,
ADD COLUMN     "parcel_id" UUID;

-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "part" "payment_part" NOT NULL DEFAULT 'whole';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "contact_email" TEXT;

-- CreateTable
CREATE TABLE "batch_certificate" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "kind" "certificate_kind" NOT NULL,
    "number" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE,
    "file_key" TEXT,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_release_change" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "reason_zh" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_release_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aid_certificate" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issuer_zh" TEXT NOT NULL,
    "issuer_en" TEXT NOT NULL,
    "certified_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "certified_quantity" INTEGER NOT NULL,

    CONSTRAINT "aid_certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "picture_kind" NOT NULL,
    "file_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "alt_zh" TEXT NOT NULL,
    "alt_en" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "user_id" TEXT,
    "rating" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "shown_name" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_by" TEXT,
    "hidden_reason" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "shown_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_reason" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freight_rule" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "cold_chain" BOOLEAN NOT NULL,
    "free_above_fen" BIGINT,

    CONSTRAINT "freight_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freight_band" (
    "id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "province" TEXT,
    "up_to_g" INTEGER NOT NULL,
    "fee_fen" BIGINT,
    "extra_kg_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "freight_band_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "bearer" "coupon_bearer" NOT NULL,
    "district_code" CHAR(6),
    "producer_id" UUID,
    "amount_fen" BIGINT,
    "bps" INTEGER,
    "max_fen" BIGINT,
    "min_goods_fen" BIGINT NOT NULL DEFAULT 0,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "uses_total" INTEGER NOT NULL,
    "uses_per_buyer" INTEGER NOT NULL DEFAULT 1,
    "used" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_redemption" (
    "order_id" UUID NOT NULL,
    "coupon_id" UUID NOT NULL,
    "buyer" TEXT NOT NULL,
    "discount_fen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_redemption_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" UUID NOT NULL,
    "user_id" TEXT,
    "guest_key_hash" CHAR(64),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_line" (
    "cart_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "preorder" BOOLEAN NOT NULL,
    "quantity" INTEGER NOT NULL,
    "seen_price_fen" BIGINT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_line_pkey" PRIMARY KEY ("cart_id","product_id","preorder")
);

-- CreateTable
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "county" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "state" "parcel_state" NOT NULL DEFAULT 'waiting',
    "releases_on" DATE,
    "deliver_on" DATE,
    "ship_by" DATE NOT NULL,
    "weight_g" INTEGER,
    "batch_id" UUID,
    "carrier" TEXT,
    "tracking_no" TEXT,
    "packed_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel_transition" (
    "id" BIGSERIAL NOT NULL,
    "parcel_id" UUID NOT NULL,
    "from" "parcel_state" NOT NULL,
    "to" "parcel_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "parcel_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_request" (
    "order_id" UUID NOT NULL,
    "kind" "invoice_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "tax_no" TEXT,
    "email" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "number" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by" TEXT,

    CONSTRAINT "invoice_request_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "kind" "claim_kind" NOT NULL,
    "units" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "state" "claim_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT NOT NULL,
    "decision_reason" TEXT,
    "refund_id" UUID,
    "return_tracking_no" TEXT,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_photo" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "file_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "claim_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_transition" (
    "id" BIGSERIAL NOT NULL,
    "claim_id" UUID NOT NULL,
    "from" "claim_state" NOT NULL,
    "to" "claim_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "claim_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "order_id" UUID,
    "user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "user_id" TEXT,
    "guest_key_hash" CHAR(64),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" TEXT,
    "guest_key_hash" CHAR(64),
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_request" (
    "id" UUID NOT NULL,
    "producer_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "state" "change_state" NOT NULL DEFAULT 'proposed',
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_import" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" CHAR(64) NOT NULL,
    "rows" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'checked',
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "applied_by" TEXT,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "catalog_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "batch_certificate_batch_id_kind_number_key" ON "batch_certificate"("batch_id", "kind", "number");

-- CreateIndex
CREATE INDEX "batch_release_change_batch_id_idx" ON "batch_release_change"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "aid_certificate_number_key" ON "aid_certificate"("number");

-- CreateIndex
CREATE INDEX "aid_certificate_family_id_idx" ON "aid_certificate"("family_id");

-- CreateIndex
CREATE INDEX "picture_family_id_position_idx" ON "picture"("family_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "review_order_line_id_key" ON "review"("order_line_id");

-- CreateIndex
CREATE INDEX "review_family_id_written_at_idx" ON "review"("family_id", "written_at" DESC);

-- CreateIndex
CREATE INDEX "question_family_id_asked_at_idx" ON "question"("family_id", "asked_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "freight_rule_producer_id_cold_chain_key" ON "freight_rule"("producer_id", "cold_chain");

-- CreateIndex
CREATE INDEX "freight_band_rule_id_idx" ON "freight_band"("rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_key" ON "coupon"("code");

-- CreateIndex
CREATE INDEX "coupon_redemption_coupon_id_buyer_idx" ON "coupon_redemption"("coupon_id", "buyer");

-- CreateIndex
CREATE UNIQUE INDEX "cart_user_id_key" ON "cart"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "cart_guest_key_hash_key" ON "cart"("guest_key_hash");

-- CreateIndex
CREATE INDEX "address_user_id_idx" ON "address"("user_id");

-- CreateIndex
CREATE INDEX "parcel_order_id_idx" ON "parcel"("order_id");

-- CreateIndex
CREATE INDEX "parcel_producer_id_state_idx" ON "parcel"("producer_id", "state");

-- CreateIndex
CREATE INDEX "parcel_transition_parcel_id_idx" ON "parcel_transition"("parcel_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_refund_id_key" ON "claim"("refund_id");

-- CreateIndex
CREATE INDEX "claim_order_id_idx" ON "claim"("order_id");

-- CreateIndex
CREATE INDEX "claim_order_line_id_idx" ON "claim"("order_line_id");

-- CreateIndex
CREATE INDEX "claim_state_opened_at_idx" ON "claim"("state", "opened_at");

-- CreateIndex
CREATE INDEX "claim_photo_claim_id_idx" ON "claim_photo"("claim_id");

-- CreateIndex
CREATE INDEX "claim_transition_claim_id_idx" ON "claim_transition"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_dedupe_key_key" ON "notice"("dedupe_key");

-- CreateIndex
CREATE INDEX "notice_order_id_idx" ON "notice"("order_id");

-- CreateIndex
CREATE INDEX "notice_user_id_created_at_idx" ON "notice"("user_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_endpoint_key" ON "push_subscription"("endpoint");

-- CreateIndex
CREATE INDEX "push_subscription_user_id_idx" ON "push_subscription"("user_id");

-- CreateIndex
CREATE INDEX "push_subscription_guest_key_hash_idx" ON "push_subscription"("guest_key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_session_id_user_id_key" ON "reminder"("session_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_session_id_guest_key_hash_key" ON "reminder"("session_id", "guest_key_hash");

-- CreateIndex
CREATE INDEX "change_request_producer_id_proposed_at_idx" ON "change_request"("producer_id", "proposed_at" DESC);

-- CreateIndex
CREATE INDEX "change_request_state_proposed_at_idx" ON "change_request"("state", "proposed_at");

-- CreateIndex
CREATE INDEX "catalog_import_uploaded_at_idx" ON "catalog_import"("uploaded_at" DESC);

-- CreateIndex
CREATE INDEX "order_line_parcel_id_idx" ON "order_line"("parcel_id");

-- AddForeignKey
ALTER TABLE "batch_certificate" ADD CONSTRAINT "batch_certificate_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_release_change" ADD CONSTRAINT "batch_release_change_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aid_certificate" ADD CONSTRAINT "aid_certificate_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "product_family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freight_band" ADD CONSTRAINT "freight_band_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "freight_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_district_code_fkey" FOREIGN KEY ("district_code") REFERENCES "district"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon_redemption" ADD CONSTRAINT "coupon_redemption_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_parcel_id_fkey" FOREIGN KEY ("parcel_id") REFERENCES "parcel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel" ADD CONSTRAINT "parcel_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "parcel_transition" ADD CONSTRAINT "parcel_transition_parcel_id_fkey" FOREIGN KEY ("parcel_id") REFERENCES "parcel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_request" ADD CONSTRAINT "invoice_request_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_photo" ADD CONSTRAINT "claim_photo_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_transition" ADD CONSTRAINT "claim_transition_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_producer_id_fkey" FOREIGN KEY ("producer_id") REFERENCES "producer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


