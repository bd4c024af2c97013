-- What was agreed at the quote, frozen with the order.
ALTER TABLE "order"
  ADD COLUMN "discount_minor" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tax_minor" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "promo_code" TEXT,
  ADD COLUMN "rate" TEXT,
  ADD COLUMN "rate_at" TIMESTAMPTZ(3),
  ADD COLUMN "checkout_key" TEXT;
CREATE UNIQUE INDEX "order_checkout_key_key" ON "order"("checkout_key");
ALTER TABLE "order_line"
  ADD COLUMN "discount_minor" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tax_minor" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_discount_within_price"
  CHECK ("discount_minor" BETWEEN 0 AND "unit_price_minor" * "quantity");

-- The ledger's lines are numbered and chained per order.
ALTER TABLE "order_event"
  ADD COLUMN "seq" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "hash" TEXT NOT NULL DEFAULT '';

-- The text that a line's hash is over; the first line of an order follows an empty one.
CREATE FUNCTION event_text(before text, e "order_event") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws('|', before, e.seq::text, e.id::text, e.order_id::text, coalesce(e.line_id::text, '-'), e.type, e.actor,
                   (extract(epoch FROM e.at) * 1000)::bigint::text, e.data::text)
$$;

CREATE FUNCTION chain_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  -- Whoever writes into an order's ledger has its turn with the order.
  PERFORM 1 FROM "order" WHERE id = NEW.order_id FOR NO KEY UPDATE;
  SELECT seq, hash INTO last FROM "order_event" WHERE order_id = NEW.order_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.hash := encode(sha256(convert_to(event_text(coalesce(last.hash, ''), NEW), 'UTF8')), 'hex');
  RETURN NEW;
END $$;

ALTER TABLE "order_event" DISABLE TRIGGER append_only;
DO $$
DECLARE e "order_event"; before text; number integer; owner uuid;
BEGIN
  FOR e IN SELECT * FROM "order_event" ORDER BY order_id, at, id LOOP
    IF owner IS DISTINCT FROM e.order_id THEN owner := e.order_id; number := 0; before := ''; END IF;
    number := number + 1;
    e.seq := number;
    before := encode(sha256(convert_to(event_text(before, e), 'UTF8')), 'hex');
    UPDATE "order_event" SET seq = number, hash = before WHERE id = e.id;
  END LOOP;
END $$;
ALTER TABLE "order_event" ENABLE TRIGGER append_only;
CREATE UNIQUE INDEX "order_event_order_id_seq_key" ON "order_event"("order_id", "seq");
DROP INDEX "order_event_order_id_at_idx";
CREATE TRIGGER chain BEFORE INSERT ON "order_event" FOR EACH ROW EXECUTE FUNCTION chain_event();

-- Payments: a second one of an order, when Stripe is asked next, disputes, and in which way money went back.
ALTER TYPE "payment_status" ADD VALUE 'SURPLUS';
ALTER TYPE "refund_status" ADD VALUE 'SUPERSEDED';
ALTER TYPE "attempt_outcome" ADD VALUE 'ABANDONED';
ALTER TYPE "mail_status" ADD VALUE 'REFUSED';
CREATE TYPE "refund_kind" AS ENUM ('AUTOMATIC', 'STAFF', 'STRIPE', 'SURPLUS', 'DISPUTE');
CREATE TYPE "dispute_status" AS ENUM ('OPEN', 'WON', 'LOST');

ALTER TABLE "payment" ADD COLUMN "check_at" TIMESTAMPTZ(3);
UPDATE "payment" SET "check_at" = "created_at";
ALTER TABLE "payment" ALTER COLUMN "check_at" SET NOT NULL;
DROP INDEX "payment_status_expires_at_idx";
CREATE INDEX "payment_status_check_at_idx" ON "payment"("status", "check_at");

ALTER TABLE "payment_event" ADD COLUMN "outcome" TEXT NOT NULL DEFAULT 'queued';
ALTER TABLE "payment_event" ALTER COLUMN "outcome" DROP DEFAULT;

ALTER TABLE "refund"
  ADD COLUMN "kind" "refund_kind" NOT NULL DEFAULT 'AUTOMATIC',
  ADD COLUMN "key_number" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "actor_id" UUID,
  ADD COLUMN "check_at" TIMESTAMPTZ(3);
UPDATE "refund" SET "check_at" = "created_at";
ALTER TABLE "refund" ALTER COLUMN "check_at" SET NOT NULL, ALTER COLUMN "kind" DROP DEFAULT;
DROP INDEX "refund_status_idx";
CREATE INDEX "refund_status_check_at_idx" ON "refund"("status", "check_at");
CREATE INDEX "refund_order_line_id_idx" ON "refund"("order_line_id");
-- A line that was not delivered is paid back once.
CREATE UNIQUE INDEX "refund_one_automatic" ON "refund"("order_line_id") WHERE "kind" = 'AUTOMATIC';

CREATE TABLE "dispute" (
  "id" TEXT NOT NULL,
  "payment_id" UUID NOT NULL,
  "amount_minor" INTEGER NOT NULL,
  "currency" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "status" "dispute_status" NOT NULL DEFAULT 'OPEN',
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dispute_payment_id_idx" ON "dispute"("payment_id");
CREATE INDEX "dispute_status_idx" ON "dispute"("status");
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_fkey"
  FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "supplier_attempt" ADD COLUMN "charged_minor" INTEGER, ADD COLUMN "charged_currency" TEXT;
CREATE INDEX "supplier_attempt_sent_at_idx" ON "supplier_attempt"("sent_at");

ALTER TABLE "mail" ADD COLUMN "next_at" TIMESTAMPTZ(3);
UPDATE "mail" SET "next_at" = "created_at";
ALTER TABLE "mail" ALTER COLUMN "next_at" SET NOT NULL;
DROP INDEX "mail_status_created_at_idx";
CREATE INDEX "mail_status_next_at_idx" ON "mail"("status", "next_at");

-- Reconciliation: differences between our books and the others', and what the supplier owes us.
CREATE TYPE "claim_state" AS ENUM ('TO_ASK', 'ASKED', 'CREDITED', 'REFUSED');
CREATE TYPE "break_kind" AS ENUM ('SURPLUS_ORDER', 'UNKNOWN_ORDER', 'MISSING_ORDER', 'COST_DIFFERENCE', 'BALANCE_DIFFERENCE',
  'UNKNOWN_PAYMENT', 'PAYMENT_DIFFERENCE', 'UNKNOWN_REFUND', 'REFUND_DIFFERENCE');
CREATE TYPE "run_status" AS ENUM ('RUNNING', 'SUCCEEDED', 'FAILED');

CREATE TABLE "supplier_claim" (
  "id" UUID NOT NULL,
  "supplier" TEXT NOT NULL,
  "supplier_order_id" TEXT NOT NULL,
  "order_id" UUID,
  "line_id" UUID,
  "reason" TEXT NOT NULL,
  "amount_minor" INTEGER,
  "currency" TEXT,
  "state" "claim_state" NOT NULL DEFAULT 'TO_ASK',
  "note" TEXT,
  "actor_id" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "supplier_claim_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "supplier_claim_supplier_supplier_order_id_key" ON "supplier_claim"("supplier", "supplier_order_id");
CREATE INDEX "supplier_claim_state_created_at_idx" ON "supplier_claim"("state", "created_at");
CREATE INDEX "supplier_claim_order_id_idx" ON "supplier_claim"("order_id");

CREATE TABLE "reconciliation_break" (
  "id" UUID NOT NULL,
  "kind" "break_kind" NOT NULL,
  "key" TEXT NOT NULL,
  "order_id" UUID,
  "line_id" UUID,
  "foreign_id" TEXT,
  "expected_minor" BIGINT,
  "found_minor" BIGINT,
  "currency" TEXT,
  "found_at" TIMESTAMPTZ(3) NOT NULL,
  "resolved_at" TIMESTAMPTZ(3),
  "resolution" TEXT,
  "actor_id" UUID,
  CONSTRAINT "reconciliation_break_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reconciliation_break_key_key" ON "reconciliation_break"("key");
CREATE INDEX "reconciliation_break_resolved_at_found_at_idx" ON "reconciliation_break"("resolved_at", "found_at");
CREATE INDEX "reconciliation_break_order_id_idx" ON "reconciliation_break"("order_id");

CREATE TABLE "reconciliation_run" (
  "id" UUID NOT NULL,
  "status" "run_status" NOT NULL DEFAULT 'RUNNING',
  "since" TIMESTAMPTZ(3) NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  "supplier_orders" INTEGER NOT NULL DEFAULT 0,
  "attached" INTEGER NOT NULL DEFAULT 0,
  "payments" INTEGER NOT NULL DEFAULT 0,
  "refunds" INTEGER NOT NULL DEFAULT 0,
  "breaks_opened" INTEGER NOT NULL DEFAULT 0,
  "balance_minor" BIGINT,
  "balance_currency" TEXT,
  "spent_minor" BIGINT,
  "other_minor" BIGINT,
  "error" TEXT,
  CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reconciliation_run_started_at_idx" ON "reconciliation_run"("started_at" DESC);

-- Which step of which machine is legal; the tables in the models say the same, and a test holds them equal.
CREATE FUNCTION legal_step(machine text, old_state text, new_state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (machine, old_state, new_state) IN (VALUES
    ('order', 'AWAITING_PAYMENT', 'PAID'), ('order', 'AWAITING_PAYMENT', 'CANCELLED'),
    ('order', 'CANCELLED', 'PAID'), ('order', 'PAID', 'COMPLETED'),
    ('order_line', 'AWAITING_PAYMENT', 'PAID'), ('order_line', 'AWAITING_PAYMENT', 'CANCELLED'),
    ('order_line', 'CANCELLED', 'PAID'),
    ('order_line', 'PAID', 'ORDERING'), ('order_line', 'PAID', 'REFUND_DUE'),
    ('order_line', 'ORDERING', 'PAID'), ('order_line', 'ORDERING', 'OUTCOME_UNKNOWN'),
    ('order_line', 'ORDERING', 'DELIVERED'), ('order_line', 'ORDERING', 'REFUND_DUE'),
    ('order_line', 'OUTCOME_UNKNOWN', 'PAID'), ('order_line', 'OUTCOME_UNKNOWN', 'DELIVERED'),
    ('order_line', 'OUTCOME_UNKNOWN', 'REFUND_DUE'), ('order_line', 'REFUND_DUE', 'REFUNDED'),
    ('payment', 'OPEN', 'PROCESSING'), ('payment', 'OPEN', 'PAID'), ('payment', 'OPEN', 'EXPIRED'),
    ('payment', 'OPEN', 'FAILED'), ('payment', 'OPEN', 'SURPLUS'),
    ('payment', 'PROCESSING', 'PAID'), ('payment', 'PROCESSING', 'FAILED'), ('payment', 'PROCESSING', 'SURPLUS'),
    ('payment', 'EXPIRED', 'PAID'), ('payment', 'EXPIRED', 'SURPLUS'),
    ('payment', 'FAILED', 'PAID'), ('payment', 'FAILED', 'SURPLUS'),
    ('refund', 'REQUESTED', 'PENDING'), ('refund', 'REQUESTED', 'SUCCEEDED'), ('refund', 'REQUESTED', 'FAILED'),
    ('refund', 'REQUESTED', 'SUPERSEDED'), ('refund', 'PENDING', 'SUCCEEDED'), ('refund', 'PENDING', 'FAILED'),
    ('refund', 'SUCCEEDED', 'FAILED'), ('refund', 'FAILED', 'REQUESTED'), ('refund', 'FAILED', 'SUPERSEDED'),
    ('dispute', 'OPEN', 'WON'), ('dispute', 'OPEN', 'LOST'),
    ('supplier_attempt', 'OPEN', 'SUCCEEDED'), ('supplier_attempt', 'OPEN', 'REJECTED'),
    ('supplier_attempt', 'OPEN', 'NOT_EXECUTED'), ('supplier_attempt', 'OPEN', 'ABANDONED'),
    ('supplier_attempt', 'NOT_EXECUTED', 'SUCCEEDED')
  )
$$;

CREATE FUNCTION guard_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM OLD.status AND NOT legal_step(TG_TABLE_NAME, OLD.status::text, NEW.status::text) THEN
    RAISE EXCEPTION '% % may not go from % to %', TG_TABLE_NAME, OLD.id, OLD.status, NEW.status;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_state BEFORE UPDATE ON "order" FOR EACH ROW EXECUTE FUNCTION guard_state();
CREATE TRIGGER guard_state BEFORE UPDATE ON "order_line" FOR EACH ROW EXECUTE FUNCTION guard_state();
CREATE TRIGGER guard_state BEFORE UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION guard_state();
CREATE TRIGGER guard_state BEFORE UPDATE ON "refund" FOR EACH ROW EXECUTE FUNCTION guard_state();
CREATE TRIGGER guard_state BEFORE UPDATE ON "dispute" FOR EACH ROW EXECUTE FUNCTION guard_state();

CREATE FUNCTION guard_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome IS DISTINCT FROM OLD.outcome
    AND NOT legal_step('supplier_attempt', coalesce(OLD.outcome::text, 'OPEN'), coalesce(NEW.outcome::text, 'OPEN')) THEN
    RAISE EXCEPTION 'attempt % may not go from % to %', OLD.reference, OLD.outcome, NEW.outcome;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_outcome BEFORE UPDATE ON "supplier_attempt" FOR EACH ROW EXECUTE FUNCTION guard_outcome();

-- What was agreed is never rewritten: a trigger names the columns that may not move.
CREATE FUNCTION freeze_columns() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE frozen text;
BEGIN
  FOREACH frozen IN ARRAY TG_ARGV LOOP
    IF to_jsonb(NEW) -> frozen IS DISTINCT FROM to_jsonb(OLD) -> frozen THEN
      RAISE EXCEPTION '%.% is frozen', TG_TABLE_NAME, frozen;
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON "order" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('number', 'total_minor', 'discount_minor', 'tax_minor', 'currency', 'rate', 'promo_code', 'created_at');
CREATE TRIGGER frozen BEFORE UPDATE ON "order_line" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('order_id', 'kind', 'supplier_package_id', 'quantity', 'unit_price_minor', 'discount_minor', 'tax_minor',
    'currency', 'unit_cost_minor', 'cost_currency', 'topup_esim_id');
CREATE TRIGGER frozen BEFORE UPDATE ON "payment" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('order_id', 'amount_minor', 'currency');
CREATE TRIGGER frozen BEFORE UPDATE ON "refund" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('payment_id', 'order_line_id', 'kind', 'reason_key', 'amount_minor', 'currency');
CREATE TRIGGER frozen BEFORE UPDATE ON "supplier_attempt" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('line_id', 'number', 'reference');
CREATE TRIGGER frozen BEFORE UPDATE ON "esim" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('iccid_hash', 'order_line_id');

-- What a payment gives back is the sum of its refunds that are asked for, under way or done; the table's check refuses more
-- than was paid, whoever refunds at the same time.
CREATE FUNCTION sum_refunds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "payment" WHERE id = NEW.payment_id FOR NO KEY UPDATE;
  UPDATE "payment" SET refunded_minor = (
    SELECT coalesce(sum(amount_minor), 0) FROM "refund"
    WHERE payment_id = NEW.payment_id AND status IN ('REQUESTED', 'PENDING', 'SUCCEEDED')
  ) WHERE id = NEW.payment_id;
  RETURN NULL;
END $$;
CREATE TRIGGER sum_refunds AFTER INSERT OR UPDATE OF status ON "refund" FOR EACH ROW EXECUTE FUNCTION sum_refunds();
