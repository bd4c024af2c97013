-- Ledgers are written once. Rows may leave only together with what they are about (cascade), never be changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "order_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "payment_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON "supplier_call" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON "usage_sample" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One open attempt per line: a second one cannot even be written while the first one's outcome is unknown.
CREATE UNIQUE INDEX "supplier_attempt_one_open" ON "supplier_attempt" ("line_id") WHERE "outcome" IS NULL;

-- At most one payment of an order may be paid.
CREATE UNIQUE INDEX "payment_one_paid" ON "payment" ("order_id") WHERE "status" = 'PAID';

ALTER TABLE "payment" ADD CONSTRAINT "payment_refund_within_amount" CHECK ("refunded_minor" BETWEEN 0 AND "amount_minor");
ALTER TABLE "refund" ADD CONSTRAINT "refund_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "package" ADD CONSTRAINT "package_price_covers_cost" CHECK ("price_minor" >= "cost_minor");
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_quantity" CHECK ("quantity" BETWEEN 1 AND 50);
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_topup_names_esim" CHECK (("kind" = 'TOPUP') = ("topup_esim_id" IS NOT NULL));
CREATE UNIQUE INDEX "pricing_rule_one_default" ON "pricing_rule" ("is_default") WHERE "is_default";

-- Retail is cost plus 30 %, rounded up to the next x.99 in two-digit currencies, until staff decide otherwise.
INSERT INTO "pricing_rule" ("id", "name", "margin_bps", "rounding_step", "rounding_ending", "is_default", "updated_at")
VALUES ('01939f00-0000-7000-8000-000000000001', 'Default', 3000, 100, 99, true, now());
