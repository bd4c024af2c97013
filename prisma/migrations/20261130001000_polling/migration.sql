-- When the supplier is asked about an eSIM without anybody looking, and how fast its data goes.
ALTER TABLE "esim_usage"
  ADD COLUMN "poll_at" TIMESTAMPTZ(3),
  ADD COLUMN "poll_chance" DOUBLE PRECISION NOT NULL DEFAULT 0,
  ADD COLUMN "poll_late_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
  ADD COLUMN "pace_bursts" DOUBLE PRECISION,
  ADD COLUMN "pace_days" DOUBLE PRECISION,
  ADD COLUMN "alert_at" TIMESTAMPTZ(3);

-- What was sold before is looked at within the first day, not all at once.
UPDATE "esim_usage" SET "poll_at" = now() + random() * interval '1 day'
WHERE "status" NOT IN ('EXPIRED', 'RECYCLED');

CREATE INDEX "esim_usage_poll_at_idx" ON "esim_usage"("poll_at");
CREATE INDEX "esim_usage_alert_at_idx" ON "esim_usage"("alert_at");

-- What all processes know of the poller together.
CREATE TABLE "usage_poller" (
    "id" INTEGER NOT NULL,
    "price" DOUBLE PRECISION NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL,
    "rest_until" TIMESTAMPTZ(3),
    "ticked_at" TIMESTAMPTZ(3),
    "lag_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "usage_poller_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "usage_poller_single" CHECK ("id" = 1)
);
INSERT INTO "usage_poller" ("id", "price", "tokens", "refilled_at", "failures") VALUES (1, 0.005, 0, now(), 0);

-- What the owner of an eSIM was told of it.
CREATE TABLE "esim_alert" (
    "id" UUID NOT NULL,
    "esim_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mailed" BOOLEAN NOT NULL,
    "remaining_mb" INTEGER,
    "total_mb" INTEGER,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "esim_alert_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "esim_alert_esim_id_kind_period_key" ON "esim_alert"("esim_id", "kind", "period");
CREATE INDEX "esim_alert_at_idx" ON "esim_alert"("at" DESC);
ALTER TABLE "esim_alert" ADD CONSTRAINT "esim_alert_esim_id_fkey"
    FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE TRIGGER append_only BEFORE UPDATE ON "esim_alert" FOR EACH ROW EXECUTE FUNCTION refuse_change();
