-- An eSIM's QR code on another screen: who opened it by which code, for how long, and whether its owner took it back.
CREATE TABLE "esim_handover" (
    "id" UUID NOT NULL,
    "esim_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "page_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "opened_on" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "esim_handover_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "esim_handover_opened_whole" CHECK (("opened_at" IS NULL) = ("page_hash" IS NULL))
);

CREATE UNIQUE INDEX "esim_handover_code_hash_key" ON "esim_handover"("code_hash");
CREATE UNIQUE INDEX "esim_handover_page_hash_key" ON "esim_handover"("page_hash");
CREATE INDEX "esim_handover_esim_id_created_at_idx" ON "esim_handover"("esim_id", "created_at" DESC);
CREATE INDEX "esim_handover_expires_at_idx" ON "esim_handover"("expires_at");

ALTER TABLE "esim_handover" ADD CONSTRAINT "esim_handover_esim_id_fkey"
    FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- When the supplier was last asked for its steps anew, whatever came of it.
ALTER TABLE "install_guide" ADD COLUMN "asked_at" TIMESTAMPTZ(3);
