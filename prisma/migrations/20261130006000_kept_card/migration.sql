-- Cards that customers keep at Stripe, and payments that are charged to one without a pay page.
CREATE TYPE "payer_presence" AS ENUM ('buyer', 'nobody');

CREATE TABLE "stripe_customer" (
  "customer_id" UUID NOT NULL,
  "stripe_customer_id" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "stripe_customer_pkey" PRIMARY KEY ("customer_id")
);
CREATE UNIQUE INDEX "stripe_customer_stripe_customer_id_key" ON "stripe_customer"("stripe_customer_id");
ALTER TABLE "stripe_customer" ADD CONSTRAINT "stripe_customer_customer_id_fkey"
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "saved_card" (
  "id" UUID NOT NULL,
  "customer_id" UUID NOT NULL,
  "payment_method_id" TEXT NOT NULL,
  "fingerprint" TEXT,
  "brand" TEXT NOT NULL,
  "last4" TEXT NOT NULL,
  "exp_month" INTEGER NOT NULL,
  "exp_year" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "detached_at" TIMESTAMPTZ(3),
  "check_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "saved_card_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "saved_card_month" CHECK ("exp_month" BETWEEN 1 AND 12),
  CONSTRAINT "saved_card_detached_is_removed" CHECK ("detached_at" IS NULL OR "removed_at" IS NOT NULL)
);
CREATE UNIQUE INDEX "saved_card_payment_method_id_key" ON "saved_card"("payment_method_id");
CREATE INDEX "saved_card_customer_id_idx" ON "saved_card"("customer_id");
-- A card is kept once, however often it was paid with.
CREATE UNIQUE INDEX "saved_card_one_kept" ON "saved_card"("customer_id", "fingerprint") WHERE "removed_at" IS NULL;
-- Those that Stripe still has to let go of.
CREATE INDEX "saved_card_to_detach" ON "saved_card"("check_at") WHERE "removed_at" IS NOT NULL AND "detached_at" IS NULL;
ALTER TABLE "saved_card" ADD CONSTRAINT "saved_card_customer_id_fkey"
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- With a presence it is charged to a kept card, without one it is paid on a pay page; a pay page that names a customer of
-- Stripe's keeps the card there.
ALTER TABLE "payment"
  ADD COLUMN "presence" "payer_presence",
  ADD COLUMN "stripe_customer_id" TEXT,
  ADD COLUMN "payment_method_id" TEXT,
  ADD COLUMN "saved_card_id" UUID;
ALTER TABLE "payment" ADD CONSTRAINT "payment_saved_card_id_fkey"
  FOREIGN KEY ("saved_card_id") REFERENCES "saved_card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment" ADD CONSTRAINT "payment_page_or_card" CHECK (
  ("presence" IS NULL) = ("payment_method_id" IS NULL)
  AND ("presence" IS NULL OR ("session_id" IS NULL AND "stripe_customer_id" IS NOT NULL))
  AND ("saved_card_id" IS NULL OR "presence" IS NOT NULL));
-- Two charges to cards can never be under way for one order.
CREATE UNIQUE INDEX "payment_one_charge" ON "payment"("order_id")
  WHERE "presence" IS NOT NULL AND "status" IN ('OPEN', 'PROCESSING');
CREATE INDEX "payment_saved_card_id_idx" ON "payment"("saved_card_id");

DROP TRIGGER frozen ON "payment";
CREATE TRIGGER frozen BEFORE UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('order_id', 'amount_minor', 'currency', 'presence', 'stripe_customer_id', 'payment_method_id', 'saved_card_id');
