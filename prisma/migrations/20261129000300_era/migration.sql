-- The time between two silences has a name instead of a beginning: clocks differ between processes, and jump.
ALTER TABLE "heartbeat" DROP COLUMN "since", ADD COLUMN "era" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "heartbeat" ALTER COLUMN "era" DROP DEFAULT;

CREATE FUNCTION current_era() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT "era" FROM "heartbeat" $$;
ALTER TABLE "order" ADD COLUMN "era" UUID;
ALTER TABLE "order" ALTER COLUMN "era" SET DEFAULT current_era();
