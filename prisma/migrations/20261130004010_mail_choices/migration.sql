-- What an address does not want to hear of. Who it is, only the keyed hash tells.
CREATE TABLE "mail_opt_out" (
    "address_hash" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "mail_opt_out_pkey" PRIMARY KEY ("address_hash", "topic"),
    CONSTRAINT "mail_opt_out_optional" CHECK ("topic" IN ('usage', 'expiry', 'trip'))
);

-- Addresses that a mail server does not take, until it takes a mail to them again.
CREATE TABLE "mail_refusal" (
    "address_hash" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "mail_refusal_pkey" PRIMARY KEY ("address_hash")
);

CREATE INDEX "mail_recipient_status_idx" ON "mail"("recipient", "status");

-- Browsers that asked to be told. Where a message goes, and its keys, are sealed.
CREATE TYPE "push_status" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'REFUSED', 'UNWANTED', 'LATE');

CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "endpoint_hash" TEXT NOT NULL,
    "browser_cipher" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "address_hash" TEXT,
    "session_hash" TEXT,
    "order_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "push_subscription_of_somebody" CHECK ("address_hash" IS NOT NULL OR cardinality("order_ids") > 0)
);
CREATE UNIQUE INDEX "push_subscription_endpoint_hash_key" ON "push_subscription"("endpoint_hash");
CREATE INDEX "push_subscription_address_hash_idx" ON "push_subscription"("address_hash");
CREATE INDEX "push_subscription_session_hash_idx" ON "push_subscription"("session_hash");
CREATE INDEX "push_subscription_order_ids_idx" ON "push_subscription" USING GIN ("order_ids");

-- Outbox of what browsers are told, once per mail and browser.
CREATE TABLE "push_message" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "subscription_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "content_cipher" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "status" "push_status" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "push_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "push_message_subscription_id_fkey" FOREIGN KEY ("subscription_id")
        REFERENCES "push_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "push_message_key_key" ON "push_message"("key");
CREATE INDEX "push_message_status_next_at_idx" ON "push_message"("status", "next_at");
CREATE INDEX "push_message_created_at_id_idx" ON "push_message"("created_at" DESC, "id" DESC);
CREATE INDEX "push_message_subscription_id_created_at_idx" ON "push_message"("subscription_id", "created_at" DESC);
