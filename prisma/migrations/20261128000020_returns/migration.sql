-- An eSIM whose money went back before it was started.
ALTER TABLE "esim" ADD COLUMN "returned_at" TIMESTAMPTZ(3);
