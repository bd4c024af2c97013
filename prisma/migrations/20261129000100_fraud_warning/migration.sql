-- What a card's bank says of a payment before anybody disputes it, by Stripe's own id.
CREATE TABLE "fraud_warning" (
    "id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "fraud_type" TEXT NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fraud_warning_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "fraud_warning_payment_id_idx" ON "fraud_warning"("payment_id");
CREATE INDEX "fraud_warning_warned_at_idx" ON "fraud_warning"("warned_at");
ALTER TABLE "fraud_warning" ADD CONSTRAINT "fraud_warning_payment_id_fkey"
    FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
