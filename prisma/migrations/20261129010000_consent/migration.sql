-- What a buyer said before paying: where they live (which decides tax and the right of withdrawal), that the phone was
-- checked, and in the European Union that delivery may begin at once. Kept with the order as it was given.
ALTER TABLE "order"
  ADD COLUMN "country" TEXT,
  ADD COLUMN "device_confirmed_at" TIMESTAMPTZ(3),
  ADD COLUMN "waived_at" TIMESTAMPTZ(3);

DROP TRIGGER frozen ON "order";
CREATE TRIGGER frozen BEFORE UPDATE ON "order" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('number', 'total_minor', 'discount_minor', 'tax_minor', 'currency', 'rate', 'promo_code', 'created_at',
    'country', 'device_confirmed_at', 'waived_at');
