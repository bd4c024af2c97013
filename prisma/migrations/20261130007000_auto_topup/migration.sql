-- Top-ups that buy themselves, within what their owner allowed.
CREATE TYPE "auto_topup_status" AS ENUM ('ON', 'OFF', 'STOPPED');
CREATE TYPE "auto_topup_run_status" AS ENUM ('ANNOUNCED', 'BUYING', 'PAID', 'DONE', 'UNDONE', 'FAILED');

CREATE TABLE "auto_topup" (
  "id" UUID NOT NULL,
  "esim_id" UUID NOT NULL,
  "customer_id" UUID NOT NULL,
  "card_id" UUID NOT NULL,
  "topup_id" TEXT NOT NULL,
  "snapshot" JSONB NOT NULL,
  "threshold" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "most_times" INTEGER NOT NULL,
  "most_minor" INTEGER NOT NULL,
  "most_each_minor" INTEGER NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "locale" TEXT NOT NULL,
  "status" "auto_topup_status" NOT NULL DEFAULT 'ON',
  "reason" TEXT,
  "times" INTEGER NOT NULL DEFAULT 0,
  "spent_minor" INTEGER NOT NULL DEFAULT 0,
  "is_armed" BOOLEAN NOT NULL DEFAULT true,
  "seen_at" TIMESTAMPTZ(3),
  "seen_amount" INTEGER,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "auto_topup_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auto_topup_esim_id_fkey" FOREIGN KEY ("esim_id") REFERENCES "esim" ("id") ON UPDATE CASCADE,
  CONSTRAINT "auto_topup_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON UPDATE CASCADE,
  -- The brakes: no program can bring a rule beyond what was allowed.
  CONSTRAINT "auto_topup_limits" CHECK ("most_times" BETWEEN 1 AND 10 AND "most_each_minor" > 0 AND "most_minor" > 0),
  CONSTRAINT "auto_topup_within_times" CHECK ("times" BETWEEN 0 AND "most_times"),
  CONSTRAINT "auto_topup_within_money" CHECK ("spent_minor" BETWEEN 0 AND "most_minor"),
  CONSTRAINT "auto_topup_says_why" CHECK (("status" = 'ON') = ("reason" IS NULL))
);
CREATE INDEX "auto_topup_esim_id_created_at_idx" ON "auto_topup" ("esim_id", "created_at" DESC);
CREATE UNIQUE INDEX "auto_topup_one_on" ON "auto_topup" ("esim_id") WHERE "status" = 'ON';
CREATE INDEX "auto_topup_on" ON "auto_topup" ("id") WHERE "status" = 'ON';

CREATE TABLE "auto_topup_run" (
  "id" UUID NOT NULL,
  "rule_id" UUID NOT NULL,
  "period" INTEGER NOT NULL,
  "status" "auto_topup_run_status" NOT NULL DEFAULT 'ANNOUNCED',
  "price_minor" INTEGER NOT NULL,
  "currency" TEXT NOT NULL,
  "seen_amount" INTEGER NOT NULL,
  "notice_ms" INTEGER NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "announced_at" TIMESTAMPTZ(3) NOT NULL,
  "order_id" UUID,
  "reason" TEXT,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "auto_topup_run_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auto_topup_run_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "auto_topup" ("id") ON UPDATE CASCADE,
  CONSTRAINT "auto_topup_run_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id") ON UPDATE CASCADE,
  CONSTRAINT "auto_topup_run_price" CHECK ("price_minor" > 0),
  CONSTRAINT "auto_topup_run_paid_by_order" CHECK ("status" NOT IN ('PAID', 'DONE') OR "order_id" IS NOT NULL),
  CONSTRAINT "auto_topup_run_says_why" CHECK ("status" <> 'FAILED' OR "reason" IS NOT NULL)
);
CREATE UNIQUE INDEX "auto_topup_run_rule_id_period_key" ON "auto_topup_run" ("rule_id", "period");
CREATE UNIQUE INDEX "auto_topup_run_order_id_key" ON "auto_topup_run" ("order_id");
-- While one purchase is under way no other one of the rule can even be written down.
CREATE UNIQUE INDEX "auto_topup_run_one_open" ON "auto_topup_run" ("rule_id")
  WHERE "status" IN ('ANNOUNCED', 'BUYING', 'PAID');
CREATE INDEX "auto_topup_run_due" ON "auto_topup_run" ("due_at") WHERE "status" IN ('ANNOUNCED', 'BUYING', 'PAID');

CREATE TABLE "auto_topup_step" (
  "id" UUID NOT NULL,
  "rule_id" UUID NOT NULL,
  "run_id" UUID,
  "type" TEXT NOT NULL,
  "data" JSONB NOT NULL DEFAULT '{}',
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "auto_topup_step_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auto_topup_step_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "auto_topup" ("id") ON UPDATE CASCADE
);
CREATE INDEX "auto_topup_step_rule_id_at_idx" ON "auto_topup_step" ("rule_id", "at");
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "auto_topup_step"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was allowed, and what was told of, is never rewritten.
CREATE TRIGGER frozen BEFORE UPDATE ON "auto_topup" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('esim_id', 'customer_id', 'card_id', 'topup_id', 'snapshot', 'threshold', 'currency', 'most_times',
    'most_minor', 'most_each_minor', 'ends_at', 'created_at');
CREATE TRIGGER frozen BEFORE UPDATE ON "auto_topup_run" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('rule_id', 'period', 'price_minor', 'currency', 'seen_amount', 'announced_at');

-- A rule that is off stays off; a purchase goes its road in one direction.
CREATE FUNCTION guard_auto_topup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM OLD.status AND (TG_TABLE_NAME, OLD.status::text, NEW.status::text) NOT IN (VALUES
    ('auto_topup', 'ON', 'OFF'), ('auto_topup', 'ON', 'STOPPED'), ('auto_topup', 'STOPPED', 'OFF'),
    ('auto_topup_run', 'ANNOUNCED', 'BUYING'), ('auto_topup_run', 'ANNOUNCED', 'UNDONE'),
    ('auto_topup_run', 'ANNOUNCED', 'FAILED'), ('auto_topup_run', 'BUYING', 'PAID'),
    ('auto_topup_run', 'BUYING', 'FAILED'), ('auto_topup_run', 'PAID', 'DONE'), ('auto_topup_run', 'PAID', 'FAILED')
  ) THEN
    RAISE EXCEPTION '% % may not go from % to %', TG_TABLE_NAME, OLD.id, OLD.status, NEW.status;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_state BEFORE UPDATE ON "auto_topup" FOR EACH ROW EXECUTE FUNCTION guard_auto_topup();
CREATE TRIGGER guard_state BEFORE UPDATE ON "auto_topup_run" FOR EACH ROW EXECUTE FUNCTION guard_auto_topup();

-- A purchase begins with a usage answer: of an eSIM with a rule each one is passed on in the transaction that keeps it.
ALTER TABLE "esim_usage" ADD COLUMN "is_watched" BOOLEAN NOT NULL DEFAULT false;
