import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { z } from "zod";
import { untilReady } from "../world/health.ts";
import { readSupplier } from "./check/books/supplier.ts";
import { isShort } from "./check/view.ts";
import { compareBooks } from "./compare.ts";
import type { Desk } from "./faults/staff.ts";
import type { World } from "./world/world.ts";

/** What still has to come, by kind. */
export type Pending = Readonly<Record<string, number>>;

const counted = z.array(z.object({ what: z.string(), count: z.coerce.number() }));

const PENDING = `
  SELECT 'order ' || status AS what, count(*) FROM "order" WHERE status IN ('AWAITING_PAYMENT', 'PAID') GROUP BY status
  UNION ALL
  SELECT 'line ' || status, count(*) FROM order_line
  WHERE status NOT IN ('DELIVERED', 'REFUNDED', 'CANCELLED') GROUP BY status
  UNION ALL
  SELECT 'refund ' || status, count(*) FROM refund WHERE status IN ('REQUESTED', 'PENDING', 'FAILED') GROUP BY status
  UNION ALL
  SELECT 'payment ' || status, count(*) FROM payment WHERE status IN ('OPEN', 'PROCESSING') GROUP BY status
  UNION ALL
  SELECT 'mail ' || status, count(*) FROM mail WHERE status IN ('QUEUED', 'FAILED') GROUP BY status
  UNION ALL
  SELECT 'fraud warning untold', count(*) FROM fraud_warning warning
  JOIN payment ON payment.id = warning.payment_id WHERE NOT EXISTS (
    SELECT FROM order_event
    WHERE order_id = payment.order_id AND type = 'fraud_warned' AND data->>'warning' = warning.id
  ) HAVING count(*) > 0`;

/** What has been paid for and needs no more than time, but for those whose order is one of these. */
const IN_WORK = `
  SELECT 'line ' || status AS what, count(*) FROM order_line line
  WHERE status IN ('PAID', 'ORDERING', 'OUTCOME_UNKNOWN') AND NOT EXISTS (
    SELECT FROM supplier_attempt
    WHERE line_id = line.id AND outcome IS NULL AND reference = ANY($1::text[])
  )
  GROUP BY status`;

const ledger = z.object({ deliveries: z.record(z.string(), z.number()) });

async function countedIn(database: Pool, sql: string, values: readonly unknown[] = []): Promise<Pending> {
  const { rows } = await database.query(sql, [...values]);
  return Object.fromEntries(counted.parse(rows).map(({ what, count }) => [what, count]));
}

export async function pendingIn(database: Pool): Promise<Pending> {
  return countedIn(database, PENDING);
}

/** The references of orders that lack eSIMs for ever: their lines wait for nothing but the promised time. */
async function shortOrders({ outside }: World): Promise<readonly string[]> {
  const { orders } = await readSupplier(outside);
  return orders.filter(isShort).flatMap(({ description }) => description ?? []);
}

/** How far the clock is moved, one step after the other: past the quote, past the promise, past the last late webhook. */
const STEPS_MINUTES = [10, 25, 70, 24 * 60, 49 * 60];
const STEP_MS = 5_000;
/** Longer than the shop's sweeper and its look-ups take: what has not moved for this long does not move. */
const STILL_MS = 100_000;
const LOOK_MS = 2_000;

type Look = () => Promise<Pending>;

/** Until nothing is left, or nothing has changed for too long; what is left. */
async function untilStill(look: Look, say: (line: string) => void): Promise<Pending> {
  let before = "";
  let since = Date.now();
  for (;;) {
    const left = await look();
    const words = Object.entries(left).map(([what, count]) => `${count} × ${what}`);
    if (words.length === 0) return left;
    if (words.join() !== before) {
      if (Date.now() - since > 10_000 || before === "") say(`still to come: ${words.join(", ")}`);
      before = words.join();
      since = Date.now();
    } else if (Date.now() - since > STILL_MS) return left;
    await pause(LOOK_MS);
  }
}

/** Lets the shop come to rest in a world in which all is well again. What is left over did not settle. */
export async function settle(world: World, say: (line: string) => void, desk?: Desk): Promise<Pending> {
  const { outside, database, webs } = world;
  for (const web of webs) await untilReady(web.port);
  // First in peace: what the shop can still deliver must not be overtaken by a clock that runs ahead.
  const short = await shortOrders(world);
  await untilStill(() => countedIn(database, IN_WORK, [short]), say);
  for (const minutes of STEPS_MINUTES) {
    await outside.change("clock", { advanceMs: minutes * 60_000 });
    await pause(STEP_MS);
  }
  const look = async (): Promise<Pending> => {
    const { deliveries } = await outside.read("stripe/ledger", ledger);
    // What waits for its time there waits by the sandbox's clock.
    await outside.change("clock", { advanceMs: 60_000 });
    const webhooks = deliveries["pending"] ?? 0;
    return { ...(await pendingIn(database)), ...(webhooks > 0 && { "webhook pending": webhooks }) };
  };
  await untilStill(async () => withoutStaff(await look()), say);
  say("comparing the books");
  let isCompared = await compareBooks(database);
  if (world.backup.timesPutBack() > 0) {
    // A top-up comes back only after the order of its eSIM.
    await untilStill(async () => withoutStaff(await look()), say);
    isCompared = await compareBooks(database);
    await untilStill(async () => withoutStaff(await look()), say);
  }
  const failed = (await desk?.mend(database)) ?? 0;
  if (failed > 0) say(`${failed} refunds failed and are paid by hand`);
  const left = await untilStill(look, say);
  return isCompared ? left : { ...left, "comparison of the books": 1 };
}

/** What does not wait for staff: a refund that failed and all that hangs on it do. */
function withoutStaff(pending: Pending): Pending {
  return Object.fromEntries(
    Object.entries(pending).filter(([what]) => !/^(refund FAILED|line REFUND_DUE|order PAID)$/.test(what)),
  );
}
