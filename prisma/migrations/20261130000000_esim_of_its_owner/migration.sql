-- What the owner of an eSIM says of it: a remark, that it is put away, and when the trip is; and when they last looked.
ALTER TABLE "esim"
  ADD COLUMN "note" TEXT,
  ADD COLUMN "archived_at" TIMESTAMPTZ(3),
  ADD COLUMN "viewed_at" TIMESTAMPTZ(3),
  ADD COLUMN "trip_starts_on" DATE,
  ADD COLUMN "trip_ends_on" DATE;
