-- What was delivered since the balance was read, asked for with every order that is placed.
CREATE INDEX "order_line_supplier_delivered_at_idx" ON "order_line"("supplier", "delivered_at");
