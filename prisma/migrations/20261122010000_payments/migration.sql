-- CreateEnum
CREATE TYPE "payment_source" AS ENUM ('webhook', 'web_return', 'poll', 'staff');

-- CreateEnum
CREATE TYPE "dispute_state" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "balance_kind" AS ENUM ('payment', 'refund', 'refund_return', 'dispute', 'dispute_return', 'fee', 'payout', 'other');

-- CreateEnum
CREATE TYPE "difference_kind" AS ENUM ('missing_in_ledger', 'missing_at_provider', 'amount', 'currency', 'unknown');

-- AlterEnum
ALTER TYPE "attempt_state" ADD VALUE 'processing';

-- AlterEnum
ALTER TYPE "account_kind" ADD VALUE 'expense';

-- DropIndex
DROP INDEX "attribution_reverses_id_key";

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "restocked" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "checked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "payment_event" ADD COLUMN     "payment_reference" TEXT;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "source" "payment_source" NOT NULL DEFAULT 'webhook';

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "evidence" TEXT,
ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "order_line_id" UUID,
ADD COLUMN     "quantity" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "settled_by" TEXT;

-- AlterTable
ALTER TABLE "cashier_session" ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "paid_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "cashier_refund" ADD COLUMN     "failure_code" TEXT,
ADD COLUMN     "returned_at" TIMESTAMPTZ(3),
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'succeeded',
ALTER COLUMN "request_key" DROP NOT NULL;

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_dispute_id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "order_id" UUID,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "dispute_state" NOT NULL,
    "withheld" BOOLEAN NOT NULL,
    "evidence_due_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_transaction" (
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" "balance_kind" NOT NULL,
    "reference" TEXT,
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_transaction_pkey" PRIMARY KEY ("provider","id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "through" TIMESTAMPTZ(3) NOT NULL,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "ledger_fen" BIGINT,
    "provider_fen" BIGINT,
    "failure" TEXT,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_difference" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" "difference_kind" NOT NULL,
    "reference" TEXT NOT NULL,
    "order_id" UUID,
    "ledger_fen" BIGINT NOT NULL,
    "provider_fen" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "resolution" TEXT,

    CONSTRAINT "reconciliation_difference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cashier_dispute" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cashier_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dispute_order_id_idx" ON "dispute"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_provider_provider_dispute_id_key" ON "dispute"("provider", "provider_dispute_id");

-- CreateIndex
CREATE INDEX "balance_transaction_provider_reference_idx" ON "balance_transaction"("provider", "reference");

-- CreateIndex
CREATE INDEX "balance_transaction_provider_at_idx" ON "balance_transaction"("provider", "at");

-- CreateIndex
CREATE INDEX "reconciliation_provider_started_at_idx" ON "reconciliation"("provider", "started_at" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_difference_provider_reference_idx" ON "reconciliation_difference"("provider", "reference");

-- CreateIndex
CREATE INDEX "attribution_reverses_id_idx" ON "attribution"("reverses_id");

-- CreateIndex
CREATE INDEX "payment_event_provider_payment_reference_idx" ON "payment_event"("provider", "payment_reference");

-- CreateIndex
CREATE UNIQUE INDEX "refund_replaces_id_key" ON "refund"("replaces_id");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cashier_dispute" ADD CONSTRAINT "cashier_dispute_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "cashier_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- CreateIndex
CREATE INDEX "refund_provider_refund_id_idx" ON "refund"("provider_refund_id");

-- CreateIndex
CREATE INDEX "payment_paid_at_idx" ON "payment"("paid_at");

-- CreateIndex
CREATE INDEX "payment_attempt_id_idx" ON "payment"("attempt_id");
