-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "destination_kind" AS ENUM ('LOCAL', 'REGIONAL', 'GLOBAL');

-- CreateEnum
CREATE TYPE "package_type" AS ENUM ('SIM', 'TOPUP');

-- CreateEnum
CREATE TYPE "sync_status" AS ENUM ('RUNNING', 'SUCCEEDED', 'FAILED');

-- CreateEnum
CREATE TYPE "customer_role" AS ENUM ('CUSTOMER', 'ADMIN');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('SUCCEEDED', 'REJECTED', 'NOT_EXECUTED');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "order_status" AS ENUM ('AWAITING_PAYMENT', 'PAID', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "line_kind" AS ENUM ('ESIM', 'TOPUP');

-- CreateEnum
CREATE TYPE "line_status" AS ENUM ('AWAITING_PAYMENT', 'PAID', 'ORDERING', 'OUTCOME_UNKNOWN', 'DELIVERED', 'REFUND_DUE', 'REFUNDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('OPEN', 'PROCESSING', 'PAID', 'EXPIRED', 'FAILED');

-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('REQUESTED', 'PENDING', 'SUCCEEDED', 'FAILED');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT,
    "outcome" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "session_token" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "email_hash" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("email_hash")
);

-- CreateTable
CREATE TABLE "destination" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "destination_kind" NOT NULL,
    "country_code" TEXT,
    "title" TEXT NOT NULL,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" UUID NOT NULL,
    "supplier" TEXT NOT NULL,
    "supplier_id" TEXT NOT NULL,
    "destination_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "activation_policy" TEXT NOT NULL,
    "kyc_required" BOOLEAN NOT NULL,
    "rechargeable" BOOLEAN NOT NULL,
    "roaming" BOOLEAN,
    "apn_type" TEXT NOT NULL,
    "apn_value" TEXT,
    "coverages" JSONB NOT NULL,
    "country_codes" TEXT[],

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package" (
    "id" UUID NOT NULL,
    "supplier" TEXT NOT NULL,
    "supplier_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "type" "package_type" NOT NULL,
    "operator_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "data_mb" INTEGER,
    "unlimited" BOOLEAN NOT NULL,
    "validity_days" INTEGER NOT NULL,
    "voice_minutes" INTEGER,
    "text_messages" INTEGER,
    "fair_use_policy" TEXT,
    "cost_minor" INTEGER NOT NULL,
    "recommended_minor" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_sync" (
    "id" UUID NOT NULL,
    "supplier" TEXT NOT NULL,
    "status" "sync_status" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "seen" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "gone" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "catalog_sync_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "os" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" TIMESTAMPTZ(3),
    "name" TEXT,
    "image" TEXT,
    "role" "customer_role" NOT NULL DEFAULT 'CUSTOMER',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "esim" (
    "id" UUID NOT NULL,
    "supplier" TEXT NOT NULL,
    "iccid_cipher" TEXT NOT NULL,
    "iccid_hash" TEXT NOT NULL,
    "iccid_last4" TEXT NOT NULL,
    "activation_cipher" TEXT NOT NULL,
    "confirmation_cipher" TEXT,
    "apn_type" TEXT NOT NULL,
    "apn_value" TEXT,
    "label" TEXT,
    "order_line_id" UUID NOT NULL,
    "customer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "esim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "esim_usage" (
    "esim_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "unlimited" BOOLEAN,
    "remaining_mb" INTEGER,
    "total_mb" INTEGER,
    "remaining_voice" INTEGER,
    "total_voice" INTEGER,
    "remaining_texts" INTEGER,
    "total_texts" INTEGER,
    "expires_at" TIMESTAMPTZ(3),
    "measured_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "esim_usage_pkey" PRIMARY KEY ("esim_id")
);

-- CreateTable
CREATE TABLE "esim_history" (
    "esim_id" UUID NOT NULL,
    "packages" JSONB NOT NULL DEFAULT '[]',
    "measured_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "esim_history_pkey" PRIMARY KEY ("esim_id")
);

-- CreateTable
CREATE TABLE "usage_sample" (
    "id" UUID NOT NULL,
    "esim_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "remaining_mb" INTEGER,
    "total_mb" INTEGER,

    CONSTRAINT "usage_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "install_guide" (
    "esim_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "guide" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "install_guide_pkey" PRIMARY KEY ("esim_id","locale")
);

-- CreateTable
CREATE TABLE "supplier_attempt" (
    "id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "attempt_outcome",
    "supplier_order_id" TEXT,
    "error_kind" TEXT,
    "error_code" TEXT,
    "error_text" TEXT,
    "lookups" INTEGER NOT NULL DEFAULT 0,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "supplier_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "content_cipher" TEXT NOT NULL,
    "order_id" UUID,
    "status" "mail_status" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" "order_status" NOT NULL DEFAULT 'AWAITING_PAYMENT',
    "email" TEXT NOT NULL,
    "customer_id" UUID,
    "locale" TEXT NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "quote_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" "line_kind" NOT NULL,
    "status" "line_status" NOT NULL DEFAULT 'AWAITING_PAYMENT',
    "package_id" UUID,
    "supplier" TEXT NOT NULL,
    "supplier_package_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unit_price_minor" INTEGER NOT NULL,
    "unit_cost_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "cost_currency" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "topup_esim_id" UUID,
    "delivered_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_event" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID,
    "type" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "session_id" TEXT,
    "session_url" TEXT,
    "payment_intent_id" TEXT,
    "status" "payment_status" NOT NULL DEFAULT 'OPEN',
    "amount_minor" INTEGER NOT NULL,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "last_error" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "order_line_id" UUID,
    "reason_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" "refund_status" NOT NULL DEFAULT 'REQUESTED',
    "stripe_refund_id" TEXT,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "pricing_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "margin_bps" INTEGER NOT NULL,
    "rounding_step" INTEGER NOT NULL,
    "rounding_ending" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pricing_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier_token" (
    "supplier" TEXT NOT NULL,
    "token_cipher" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "obtained_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_token_pkey" PRIMARY KEY ("supplier")
);

-- CreateTable
CREATE TABLE "supplier_call" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "supplier" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "reference" TEXT,
    "status" INTEGER,
    "outcome" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "answer" JSONB,

    CONSTRAINT "supplier_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier_balance" (
    "supplier" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "currency" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_balance_pkey" PRIMARY KEY ("supplier")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "session_session_token_key" ON "session"("session_token");

-- CreateIndex
CREATE INDEX "session_customer_id_idx" ON "session"("customer_id");

-- CreateIndex
CREATE INDEX "account_customer_id_idx" ON "account"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_link_hash_key" ON "sign_in_code"("link_hash");

-- CreateIndex
CREATE UNIQUE INDEX "destination_slug_key" ON "destination"("slug");

-- CreateIndex
CREATE INDEX "operator_destination_id_idx" ON "operator"("destination_id");

-- CreateIndex
CREATE UNIQUE INDEX "operator_supplier_supplier_id_destination_id_key" ON "operator"("supplier", "supplier_id", "destination_id");

-- CreateIndex
CREATE UNIQUE INDEX "package_slug_key" ON "package"("slug");

-- CreateIndex
CREATE INDEX "package_operator_id_type_idx" ON "package"("operator_id", "type");

-- CreateIndex
CREATE UNIQUE INDEX "package_supplier_supplier_id_key" ON "package"("supplier", "supplier_id");

-- CreateIndex
CREATE INDEX "catalog_sync_started_at_idx" ON "catalog_sync"("started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "device_os_brand_name_key" ON "device"("os", "brand", "name");

-- CreateIndex
CREATE UNIQUE INDEX "customer_email_key" ON "customer"("email");

-- CreateIndex
CREATE UNIQUE INDEX "esim_iccid_hash_key" ON "esim"("iccid_hash");

-- CreateIndex
CREATE INDEX "esim_customer_id_created_at_idx" ON "esim"("customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "esim_order_line_id_idx" ON "esim"("order_line_id");

-- CreateIndex
CREATE INDEX "esim_created_at_idx" ON "esim"("created_at" DESC);

-- CreateIndex
CREATE INDEX "usage_sample_esim_id_at_idx" ON "usage_sample"("esim_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_attempt_reference_key" ON "supplier_attempt"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_attempt_supplier_order_id_key" ON "supplier_attempt"("supplier_order_id");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_attempt_line_id_number_key" ON "supplier_attempt"("line_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

-- CreateIndex
CREATE INDEX "mail_order_id_idx" ON "mail"("order_id");

-- CreateIndex
CREATE INDEX "mail_status_created_at_idx" ON "mail"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_number_key" ON "order"("number");

-- CreateIndex
CREATE INDEX "order_created_at_id_idx" ON "order"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_status_created_at_id_idx" ON "order"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_email_created_at_idx" ON "order"("email", "created_at" DESC);

-- CreateIndex
CREATE INDEX "order_customer_id_created_at_idx" ON "order"("customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");

-- CreateIndex
CREATE INDEX "order_line_status_idx" ON "order_line"("status");

-- CreateIndex
CREATE INDEX "order_line_topup_esim_id_idx" ON "order_line"("topup_esim_id");

-- CreateIndex
CREATE INDEX "order_event_order_id_at_idx" ON "order_event"("order_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_session_id_key" ON "payment"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_payment_intent_id_key" ON "payment"("payment_intent_id");

-- CreateIndex
CREATE INDEX "payment_order_id_idx" ON "payment"("order_id");

-- CreateIndex
CREATE INDEX "payment_status_expires_at_idx" ON "payment"("status", "expires_at");

-- CreateIndex
CREATE INDEX "payment_created_at_idx" ON "payment"("created_at" DESC);

-- CreateIndex
CREATE INDEX "payment_event_received_at_idx" ON "payment_event"("received_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "refund_stripe_refund_id_key" ON "refund"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refund_status_idx" ON "refund"("status");

-- CreateIndex
CREATE UNIQUE INDEX "refund_payment_id_reason_key_key" ON "refund"("payment_id", "reason_key");

-- CreateIndex
CREATE INDEX "supplier_call_at_idx" ON "supplier_call"("at" DESC);

-- CreateIndex
CREATE INDEX "supplier_call_reference_idx" ON "supplier_call"("reference");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operator" ADD CONSTRAINT "operator_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "package" ADD CONSTRAINT "package_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "esim" ADD CONSTRAINT "esim_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "esim" ADD CONSTRAINT "esim_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "esim_usage" ADD CONSTRAINT "esim_usage_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "esim_history" ADD CONSTRAINT "esim_history_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_sample" ADD CONSTRAINT "usage_sample_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "install_guide" ADD CONSTRAINT "install_guide_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_attempt" ADD CONSTRAINT "supplier_attempt_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_package_id_fkey" FOREIGN KEY ("package_id") REFERENCES "package"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_topup_esim_id_fkey" FOREIGN KEY ("topup_esim_id") REFERENCES "esim"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
