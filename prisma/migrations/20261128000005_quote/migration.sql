-- What a price in another currency is made of.
CREATE TABLE "exchange_rate" (
  "base" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "rate" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "read_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("base", "currency")
);

CREATE TYPE "promo_kind" AS ENUM ('PERCENT', 'FIXED');

CREATE TABLE "promo_code" (
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "kind" "promo_kind" NOT NULL,
  "percent_bps" INTEGER,
  "amount_minor" INTEGER,
  "minimum_minor" INTEGER NOT NULL DEFAULT 0,
  "currency" TEXT,
  "places" TEXT[],
  "starts_at" TIMESTAMPTZ(3),
  "ends_at" TIMESTAMPTZ(3),
  "most_uses" INTEGER,
  "most_per_email" INTEGER,
  "active" BOOLEAN NOT NULL DEFAULT true,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "promo_code_pkey" PRIMARY KEY ("id"),
  -- One form of a code, so that it is unique whatever its case.
  CONSTRAINT "promo_code_capitals" CHECK ("code" = upper("code")),
  CONSTRAINT "promo_code_kind" CHECK (CASE "kind"
    WHEN 'PERCENT' THEN "percent_bps" BETWEEN 1 AND 10000 AND "amount_minor" IS NULL
    ELSE "amount_minor" > 0 AND "percent_bps" IS NULL AND "currency" IS NOT NULL END),
  CONSTRAINT "promo_code_minimum" CHECK ("minimum_minor" = 0 OR ("minimum_minor" > 0 AND "currency" IS NOT NULL))
);
CREATE UNIQUE INDEX "promo_code_code_key" ON "promo_code"("code");

CREATE TABLE "promo_redemption" (
  "order_id" UUID NOT NULL,
  "promo_id" UUID NOT NULL,
  "discount_minor" INTEGER NOT NULL,
  "currency" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "promo_redemption_pkey" PRIMARY KEY ("order_id")
);
CREATE INDEX "promo_redemption_promo_id_idx" ON "promo_redemption"("promo_id");
ALTER TABLE "promo_redemption" ADD CONSTRAINT "promo_redemption_promo_id_fkey"
  FOREIGN KEY ("promo_id") REFERENCES "promo_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "promo_redemption" ADD CONSTRAINT "promo_redemption_order_id_fkey"
  FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which questions pages put to the supplier, so that all processes together put each one once.
CREATE TABLE "supplier_question" (
  "supplier" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "answered_at" TIMESTAMPTZ(3),
  "error" TEXT,
  CONSTRAINT "supplier_question_pkey" PRIMARY KEY ("supplier", "subject")
);

ALTER TABLE "catalog_sync" ADD COLUMN "place" TEXT;

-- Sales that were refused because our balance at the supplier did not cover them; one open pause per supplier.
CREATE TABLE "checkout_pause" (
  "id" UUID NOT NULL,
  "supplier" TEXT NOT NULL,
  "balance_minor" BIGINT NOT NULL,
  "reserved_minor" BIGINT NOT NULL,
  "needed_minor" BIGINT NOT NULL,
  "currency" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "checkout_pause_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "checkout_pause_one_open" ON "checkout_pause"("supplier") WHERE "ended_at" IS NULL;
CREATE INDEX "checkout_pause_started_at_idx" ON "checkout_pause"("started_at" DESC);

-- What was delivered since the balance was read is not in it.
CREATE INDEX "order_line_delivered_at_idx" ON "order_line"("delivered_at");
