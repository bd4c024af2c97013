-- One comparison at a time: whoever holds the running row says so again and again, and loses it by falling silent.
ALTER TABLE "reconciliation_run"
  ADD COLUMN "supplier" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN "foreign_orders" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "credited_minor" BIGINT,
  ADD COLUMN "carried_minor" BIGINT;
ALTER TABLE "reconciliation_run" ALTER COLUMN "supplier" DROP DEFAULT;
CREATE UNIQUE INDEX "reconciliation_run_one_running" ON "reconciliation_run"("status") WHERE "status" = 'RUNNING';

-- What the supplier lists, as far as its balance is explained by it.
CREATE TABLE "listed_order" (
  "supplier" TEXT NOT NULL,
  "supplier_order_id" TEXT NOT NULL,
  "listed_at" TIMESTAMPTZ(3) NOT NULL,
  "cost_minor" INTEGER,
  "currency" TEXT,
  "is_refunded" BOOLEAN NOT NULL DEFAULT false,
  "is_counted" BOOLEAN NOT NULL DEFAULT false,
  "is_credited" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "listed_order_pkey" PRIMARY KEY ("supplier", "supplier_order_id")
);
CREATE INDEX "listed_order_not_counted" ON "listed_order"("supplier")
  WHERE NOT "is_counted" OR "is_refunded" <> "is_credited";
CREATE INDEX "listed_order_listed_at_idx" ON "listed_order"("listed_at");
