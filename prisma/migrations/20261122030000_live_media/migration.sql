-- CreateEnum
CREATE TYPE "live_media" AS ENUM ('none', 'on', 'audio', 'away');

-- CreateEnum
CREATE TYPE "caption_source" AS ENUM ('typed', 'phrase', 'speech');

-- AlterTable
ALTER TABLE "live_session" ADD COLUMN     "carrier_url" TEXT,
ADD COLUMN     "cover_key" TEXT,
ADD COLUMN     "created_by" TEXT,
ADD COLUMN     "cut_from_ms" INTEGER,
ADD COLUMN     "cut_to_ms" INTEGER,
ADD COLUMN     "helm_user_id" TEXT,
ADD COLUMN     "media" "live_media" NOT NULL DEFAULT 'none',
ADD COLUMN     "media_at" TIMESTAMPTZ(3),
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "recording_gone_at" TIMESTAMPTZ(3),
ADD COLUMN     "replay_hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "stop_reason" TEXT,
ADD COLUMN     "stopped_by" TEXT,
ADD COLUMN     "thanked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "live_item" ADD COLUMN     "per_buyer" INTEGER;

-- CreateTable
CREATE TABLE "live_mute" (
    "session_id" UUID NOT NULL,
    "person_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "muted_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_mute_pkey" PRIMARY KEY ("session_id","person_key")
);

-- CreateTable
CREATE TABLE "live_figure" (
    "session_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "viewers" INTEGER NOT NULL,
    "left" JSONB NOT NULL,

    CONSTRAINT "live_figure_pkey" PRIMARY KEY ("session_id","at")
);

-- CreateTable
CREATE TABLE "live_ingest" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "token_hash" CHAR(64) NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "publishing_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "live_ingest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "live_track" (
    "session_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "ingest_id" UUID,
    "init" BYTEA NOT NULL,
    "codecs" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_track_pkey" PRIMARY KEY ("session_id","epoch")
);

-- CreateTable
CREATE TABLE "live_segment" (
    "session_id" UUID NOT NULL,
    "msn" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "start_ms" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "last_part" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64),

    CONSTRAINT "live_segment_pkey" PRIMARY KEY ("session_id","msn")
);

-- CreateTable
CREATE TABLE "live_caption" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lasts_ms" INTEGER NOT NULL,
    "source" "caption_source" NOT NULL,
    "said" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "edited_by" TEXT,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "live_caption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_verification" (
    "user_id" TEXT NOT NULL,
    "real_name" TEXT NOT NULL,
    "born_on" DATE NOT NULL,
    "guardian_name" TEXT,
    "guardian_phone" TEXT,
    "guardian_file" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_by" TEXT,
    "verified_at" TIMESTAMPTZ(3),
    "refused_reason" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "host_verification_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "live_ingest_token_hash_key" ON "live_ingest"("token_hash");

-- CreateIndex
CREATE INDEX "live_ingest_session_id_idx" ON "live_ingest"("session_id");

-- CreateIndex
CREATE INDEX "live_caption_session_id_at_idx" ON "live_caption"("session_id", "at");

-- AddForeignKey
ALTER TABLE "live_mute" ADD CONSTRAINT "live_mute_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_figure" ADD CONSTRAINT "live_figure_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_ingest" ADD CONSTRAINT "live_ingest_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_track" ADD CONSTRAINT "live_track_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_track" ADD CONSTRAINT "live_track_ingest_id_fkey" FOREIGN KEY ("ingest_id") REFERENCES "live_ingest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_segment" ADD CONSTRAINT "live_segment_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_segment" ADD CONSTRAINT "live_segment_session_id_epoch_fkey" FOREIGN KEY ("session_id", "epoch") REFERENCES "live_track"("session_id", "epoch") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_caption" ADD CONSTRAINT "live_caption_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_verification" ADD CONSTRAINT "host_verification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


