-- Where money went back in another way before a refund of ours was carried out, what is left of that refund is asked for anew.
ALTER TABLE "refund" ADD COLUMN "rest_of_id" UUID;
ALTER TABLE "refund" ADD CONSTRAINT "refund_rest_of_id_fkey"
  FOREIGN KEY ("rest_of_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "refund_rest_of_id_key" ON "refund"("rest_of_id");

-- One refund of a line that is not delivered, of those that still count.
DROP INDEX "refund_one_automatic";
CREATE UNIQUE INDEX "refund_one_automatic" ON "refund"("order_line_id")
  WHERE "kind" = 'AUTOMATIC' AND "status" <> 'SUPERSEDED';
