-- Suppliers number their orders each for themselves.
ALTER TABLE "supplier_attempt" ADD COLUMN "supplier" TEXT;
UPDATE "supplier_attempt" a SET "supplier" = l."supplier" FROM "order_line" l WHERE l."id" = a."line_id";
ALTER TABLE "supplier_attempt" ALTER COLUMN "supplier" SET NOT NULL;
DROP INDEX "supplier_attempt_supplier_order_id_key";
CREATE UNIQUE INDEX "supplier_attempt_supplier_order_id_supplier_key" ON "supplier_attempt"("supplier_order_id", "supplier");
