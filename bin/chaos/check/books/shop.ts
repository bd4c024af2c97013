import type { Pool } from "pg";
import { z } from "zod";

const order = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  email: z.string(),
  total_minor: z.number(),
  currency: z.string(),
  promo_code: z.string().nullable(),
});
const line = z.object({
  id: z.string(),
  order_id: z.string(),
  kind: z.enum(["ESIM", "TOPUP"]),
  status: z.string(),
  supplier_package_id: z.string(),
  quantity: z.number(),
  unit_price_minor: z.number(),
  discount_minor: z.number(),
  unit_cost_minor: z.number(),
  cost_currency: z.string(),
  currency: z.string(),
  topup_esim_id: z.string().nullable(),
});
const payment = z.object({
  id: z.string(),
  order_id: z.string(),
  session_id: z.string().nullable(),
  payment_intent_id: z.string().nullable(),
  /** Whether its buyer was there, where a kept card was charged; null where it is paid on a page. */
  presence: z.string().nullable(),
  status: z.string(),
  amount_minor: z.number(),
  refunded_minor: z.number(),
  currency: z.string(),
});
const refund = z.object({
  id: z.string(),
  payment_id: z.string(),
  order_line_id: z.string().nullable(),
  kind: z.string(),
  amount_minor: z.number(),
  status: z.string(),
  stripe_refund_id: z.string().nullable(),
});
const attempt = z.object({
  id: z.string(),
  line_id: z.string(),
  number: z.number(),
  reference: z.string(),
  outcome: z.string().nullable(),
  supplier_order_id: z.string().nullable(),
  charged_minor: z.number().nullable(),
  charged_currency: z.string().nullable(),
});
const esim = z.object({
  id: z.string(),
  order_line_id: z.string(),
  iccid_hash: z.string(),
  iccid_last4: z.string(),
});
const claim = z.object({ supplier_order_id: z.string(), line_id: z.string().nullable() });
const event = z.object({
  id: z.string(),
  order_id: z.string(),
  line_id: z.string().nullable(),
  seq: z.number(),
  hash: z.string(),
  actor: z.string(),
  type: z.string(),
  at: z.date(),
  data: z.record(z.string(), z.unknown()),
  /** The same as the database writes it, letter by letter. */
  data_text: z.string(),
});
const mail = z.object({
  key: z.string(),
  template: z.string(),
  recipient: z.string(),
  status: z.string(),
  attempts: z.number(),
  order_id: z.string().nullable(),
});
const paymentEvent = z.object({
  id: z.string(),
  type: z.string(),
  object_id: z.string(),
  outcome: z.string(),
});
const job = z.object({ id: z.string(), name: z.string(), output: z.unknown() });

const tables = {
  orders: { sql: `SELECT * FROM "order"`, row: order },
  lines: { sql: `SELECT * FROM order_line ORDER BY id`, row: line },
  payments: { sql: `SELECT * FROM payment`, row: payment },
  refunds: { sql: `SELECT * FROM refund`, row: refund },
  attempts: { sql: `SELECT * FROM supplier_attempt ORDER BY line_id, number`, row: attempt },
  esims: { sql: `SELECT * FROM esim`, row: esim },
  claims: { sql: `SELECT supplier_order_id, line_id FROM supplier_claim`, row: claim },
  events: { sql: `SELECT *, data::text AS data_text FROM order_event ORDER BY order_id, seq`, row: event },
  mails: { sql: `SELECT * FROM mail`, row: mail },
  paymentEvents: { sql: `SELECT * FROM payment_event`, row: paymentEvent },
  // Those without another try are made anew by who asked for them.
  deadJobs: {
    sql: `SELECT id, name, output FROM pgboss.job WHERE state = 'failed' AND retry_limit > 0`,
    row: job,
  },
};

/** The shop's own book, as its database has it. */
export type ShopBook = {
  readonly [Name in keyof typeof tables]: readonly z.infer<(typeof tables)[Name]["row"]>[];
};
export type ShopLine = ShopBook["lines"][number];

/** Read in one transaction that cannot write, so that all of it is of one moment. */
export async function readShop(database: Pool): Promise<ShopBook> {
  const client = await database.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const read = async <Row extends z.ZodType>(sql: string, row: Row): Promise<z.infer<Row>[]> =>
      z.array(row).parse((await client.query(sql)).rows);
    const book: ShopBook = {
      orders: await read(tables.orders.sql, order),
      lines: await read(tables.lines.sql, line),
      payments: await read(tables.payments.sql, payment),
      refunds: await read(tables.refunds.sql, refund),
      attempts: await read(tables.attempts.sql, attempt),
      esims: await read(tables.esims.sql, esim),
      claims: await read(tables.claims.sql, claim),
      events: await read(tables.events.sql, event),
      mails: await read(tables.mails.sql, mail),
      paymentEvents: await read(tables.paymentEvents.sql, paymentEvent),
      deadJobs: await read(tables.deadJobs.sql, job),
    };
    await client.query("COMMIT");
    return book;
  } finally {
    client.release();
  }
}
