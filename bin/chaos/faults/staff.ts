import type { Pool } from "pg";
import { z } from "zod";
import { giveBack, offersOn, payByHand, signIn, type Clerk } from "../staff/desk.ts";
import { STAFF, type World } from "../world/world.ts";
import type { Disturbance, Scene } from "./disturbances.ts";

const found = z.array(z.object({ id: z.string() }));

async function someOrders({ world }: Scene): Promise<readonly string[]> {
  const { rows } = await world.database.query(
    `SELECT id FROM "order" WHERE status = 'COMPLETED' ORDER BY paid_at DESC LIMIT 40`,
  );
  return found.parse(rows).map(({ id }) => id);
}

const failures = z.array(z.object({ order: z.string(), refund: z.string() }));

/** Whoever works for the shop. */
export interface Desk {
  /** What they do while the shop is open. */
  readonly work: Disturbance;
  /** Sees to the refunds that the bank sent back; how many there were. */
  readonly mend: (database: Pool) => Promise<number>;
}

/**
 * Staff give money back on the order's page: all of a line or a part of it, and now and then two of them at once, each on a
 * page of their own. Each line is taken up once, so that more than one refund of it is one too many.
 */
export async function openDesk(world: World): Promise<Desk> {
  const clerks: Clerk[] = [];
  for (const email of STAFF) clerks.push(await signIn(world.appUrl, email, world.outside));
  const done = new Set<string>();

  async function strike(scene: Scene): Promise<void> {
    const { chance, count } = scene;
    const orders = (await someOrders(scene)).filter((id) => !done.has(id));
    if (orders.length === 0) return;
    const orderId = chance.pick(orders);
    done.add(orderId);
    const atIt = chance.happens(0.4) ? clerks : [chance.pick(clerks)];
    const share = chance.happens(0.3) ? 0.5 : 1;
    const desks = await Promise.all(
      atIt.map(async (clerk) => ({ clerk, offers: await offersOn(clerk, orderId) })),
    );
    const line = desks[0]?.offers[0]?.line;
    if (line === undefined) return;
    count(atIt.length > 1 ? "staffRefundsAtOnce" : "staffRefunds");
    await Promise.all(
      desks.map(async ({ clerk, offers }) => {
        const offer = offers.find((one) => one.line === line);
        if (offer) await giveBack(clerk, offer, share);
      }),
    );
  }
  async function mend(database: Pool): Promise<number> {
    const { rows } = await database.query(
      `SELECT p.order_id AS "order", r.id AS refund FROM refund r JOIN payment p ON p.id = r.payment_id
       WHERE r.status = 'FAILED'`,
    );
    const failed = failures.parse(rows);
    for (const [place, one] of failed.entries()) {
      const clerk = clerks[place % clerks.length];
      if (clerk) await payByHand(clerk, one);
    }
    return failed.length;
  }

  return { work: { name: "staff refund", every: [8, 20], strike }, mend };
}
