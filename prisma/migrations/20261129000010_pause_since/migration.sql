-- A pause that was noted before the clock was set back would last for as much longer.
ALTER TABLE "supplier_pause" ADD COLUMN "since" TIMESTAMPTZ(3) NOT NULL DEFAULT now();
ALTER TABLE "supplier_pause" ALTER COLUMN "since" DROP DEFAULT;
