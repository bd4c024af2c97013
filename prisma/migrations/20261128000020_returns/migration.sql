-- An eSIM whose money went back before it was started.
ALTER TABLE "esim" ADD COLUMN "returned_at" TIMESTAMPTZ(3);

-- Staff read the outbox from its newest mail on.
CREATE INDEX "mail_created_at_id_idx" ON "mail"("created_at" DESC, "id" DESC);
