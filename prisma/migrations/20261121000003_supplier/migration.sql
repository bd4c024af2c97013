-- One renewal of the token at a time, over all processes, and never more often than the supplier allows.
ALTER TABLE "supplier_token" ALTER COLUMN "token_cipher" DROP NOT NULL,
  ALTER COLUMN "expires_at" DROP NOT NULL,
  ALTER COLUMN "obtained_at" DROP NOT NULL,
  ADD COLUMN "renewal_ends" TIMESTAMPTZ(3),
  ADD COLUMN "requested_at" TIMESTAMPTZ(3)[];

CREATE TABLE "supplier_pause" (
  "supplier" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "strikes" INTEGER NOT NULL,

  CONSTRAINT "supplier_pause_pkey" PRIMARY KEY ("supplier","scope")
);

CREATE TABLE "supplier_finding" (
  "supplier" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "supplier_finding_pkey" PRIMARY KEY ("supplier","name")
);

CREATE TABLE "supplier_event" (
  "id" UUID NOT NULL,
  "supplier" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "summary" JSONB NOT NULL,
  "body_cipher" TEXT NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "handled_at" TIMESTAMPTZ(3),

  CONSTRAINT "supplier_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "supplier_event_supplier_key_key" ON "supplier_event"("supplier", "key");
CREATE INDEX "supplier_event_received_at_idx" ON "supplier_event"("received_at" DESC);

-- What each run of the catalogue sync changed, row by row.
CREATE TYPE "change_kind" AS ENUM ('ADDED', 'CHANGED', 'GONE', 'UNREADABLE');
ALTER TABLE "catalog_sync" ADD COLUMN "repriced" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "unreadable" INTEGER NOT NULL DEFAULT 0;
CREATE TABLE "catalog_change" (
  "id" UUID NOT NULL,
  "sync_id" UUID NOT NULL,
  "kind" "change_kind" NOT NULL,
  "subject" TEXT NOT NULL,
  "supplier_id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "details" TEXT[],
  "cost_before_minor" INTEGER,
  "cost_after_minor" INTEGER,
  "currency" TEXT,

  CONSTRAINT "catalog_change_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "catalog_change_sync_id_fkey" FOREIGN KEY ("sync_id") REFERENCES "catalog_sync"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "catalog_change_sync_id_kind_idx" ON "catalog_change"("sync_id", "kind");

ALTER TABLE "esim_usage" ADD COLUMN "status_text" TEXT;
