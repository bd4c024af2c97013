-- Since when the shop has been at work without a gap. What is older may be missing in books that were set back.
CREATE TABLE "heartbeat" (
    "id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "heartbeat_single" CHECK ("id" = 1)
);
