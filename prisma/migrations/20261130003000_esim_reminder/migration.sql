-- Which reminders an eSIM had, or was spared: each kind once for a trip.
CREATE TABLE "esim_reminder" (
    "esim_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "trip" TEXT NOT NULL,
    "is_mailed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "esim_reminder_pkey" PRIMARY KEY ("esim_id", "kind", "trip")
);
ALTER TABLE "esim_reminder" ADD CONSTRAINT "esim_reminder_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER append_only BEFORE UPDATE ON "esim_reminder" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Looked at every minute: of all eSIMs only those that anybody told a trip for.
CREATE INDEX "esim_trip_starts_on_idx" ON "esim" ("trip_starts_on") WHERE "trip_starts_on" IS NOT NULL;
