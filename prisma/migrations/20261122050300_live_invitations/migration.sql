-- CreateTable
CREATE TABLE "live_invitation" (
    "session_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "declined_at" TIMESTAMPTZ(3),

    CONSTRAINT "live_invitation_pkey" PRIMARY KEY ("session_id","user_id")
);

-- CreateIndex
CREATE INDEX "live_invitation_user_id_idx" ON "live_invitation"("user_id");

-- AddForeignKey
ALTER TABLE "live_invitation" ADD CONSTRAINT "live_invitation_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "live_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_invitation" ADD CONSTRAINT "live_invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "live_invitation" ADD CONSTRAINT "live_invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE live_invitation
  ADD CONSTRAINT live_invitation_of_another CHECK (invited_by <> user_id),
  ADD CONSTRAINT live_invitation_declined CHECK (declined_at IS NULL OR declined_at >= invited_at);
CREATE TRIGGER live_invitation_of_open_account BEFORE INSERT OR UPDATE OF user_id ON live_invitation FOR EACH ROW EXECUTE FUNCTION of_open_account();

-- Who helps to host was invited, has not declined, and had name and age checked.
CREATE FUNCTION live_host_invited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM live_invitation WHERE session_id = NEW.session_id AND user_id = NEW.user_id AND declined_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody invited this person to live session %', NEW.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_host_invited';
  END IF;
  -- The lock waits for a withdrawal that is under way.
  PERFORM 1 FROM host_verification WHERE user_id = NEW.user_id AND verified_at IS NOT NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a helper of live session % is not verified', NEW.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'live_host_verified';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_host_invited BEFORE INSERT OR UPDATE OF role, session_id, user_id ON live_host FOR EACH ROW WHEN (NEW.role = 'co_host') EXECUTE FUNCTION live_host_invited();
