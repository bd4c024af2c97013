-- What an owner opens of one eSIM to somebody else: a link, and a code that is told apart. Of both only keyed hashes are
-- kept, so that neither can be read here.
CREATE TYPE "share_kind" AS ENUM ('INSTALL', 'TRAVELLER', 'TOP_UP');
CREATE TYPE "share_end" AS ENUM ('REVOKED', 'REPLACED', 'GUESSED');

CREATE TABLE "esim_share" (
  "id" UUID NOT NULL,
  "esim_id" UUID NOT NULL,
  "kind" "share_kind" NOT NULL,
  "label" TEXT,
  "token_hash" TEXT NOT NULL,
  "code_hash" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "wrong_codes" INTEGER NOT NULL DEFAULT 0,
  "rests_until" TIMESTAMPTZ(3),
  "opened_at" TIMESTAMPTZ(3),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "end" "share_end",
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "esim_share_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "esim_share_wrong_codes" CHECK ("wrong_codes" BETWEEN 0 AND 20),
  -- Who has used up all tries has no link any more, whichever process counted.
  CONSTRAINT "esim_share_guessed" CHECK ("wrong_codes" < 20 OR "ended_at" IS NOT NULL),
  CONSTRAINT "esim_share_end" CHECK (("ended_at" IS NULL) = ("end" IS NULL))
);
CREATE UNIQUE INDEX "esim_share_token_hash_key" ON "esim_share"("token_hash");
CREATE INDEX "esim_share_esim_id_created_at_idx" ON "esim_share"("esim_id", "created_at" DESC);
-- An eSIM is handed to one traveller at a time.
CREATE UNIQUE INDEX "esim_share_traveller_key" ON "esim_share"("esim_id") WHERE "kind" = 'TRAVELLER' AND "ended_at" IS NULL;
ALTER TABLE "esim_share" ADD CONSTRAINT "esim_share_esim_id_fkey"
  FOREIGN KEY ("esim_id") REFERENCES "esim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER frozen BEFORE UPDATE ON "esim_share" FOR EACH ROW EXECUTE FUNCTION
  freeze_columns('esim_id', 'kind', 'token_hash', 'created_at');
-- What has ended stays ended.
CREATE FUNCTION guard_share_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'share % has ended', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_end BEFORE UPDATE ON "esim_share" FOR EACH ROW EXECUTE FUNCTION guard_share_end();

-- Who each eSIM of a line is for, in the order they are delivered in; given to the eSIMs as their labels.
ALTER TABLE "order_line" ADD COLUMN "traveller_names" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_traveller_names" CHECK (cardinality("traveller_names") <= "quantity");
