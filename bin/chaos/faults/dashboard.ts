import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Disturbance, Scene } from "./disturbances.ts";

const charge = z.object({
  id: z.string(),
  status: z.string(),
  amount_captured: z.number(),
  amount_refunded: z.number(),
  disputed: z.boolean().default(false),
});
const warning = z.object({ charge: z.string() });
const ledger = z.object({ charges: z.array(charge), fraud_warnings: z.array(warning) });
const opened = z.object({ id: z.string() });

/** A charge that somebody could do something about, if there is one. */
async function someCharge({ world, chance }: Scene): Promise<z.infer<typeof charge> | undefined> {
  const { charges } = await world.outside.read("stripe/ledger", ledger);
  const open = charges.filter(
    ({ status, disputed, amount_captured: taken, amount_refunded: returned }) =>
      status === "succeeded" && !disputed && taken > returned,
  );
  return open.length === 0 ? undefined : chance.pick(open);
}

/** Somebody gives money back past the shop: all that is left, or a part. */
async function refund(scene: Scene): Promise<void> {
  const { world, chance, count } = scene;
  const found = await someCharge(scene);
  if (!found) return;
  const left = found.amount_captured - found.amount_refunded;
  // Sums in currencies of three digits end in a nought there.
  const part = Math.floor((left * chance.int(10, 90)) / 1_000) * 10;
  const amount = chance.happens(0.5) && part > 0 ? { amount: part } : {};
  await world.outside.change("stripe/refunds", { charge: found.id, ...amount });
  count("dashboardRefunds");
}

/** A cardholder takes the money back through the bank, which decides some seconds later. */
async function dispute(scene: Scene): Promise<void> {
  const { world, chance, count } = scene;
  const found = await someCharge(scene);
  if (!found) return;
  const { id } = await world.outside.tell("stripe/disputes", { charge: found.id }, opened);
  count("disputes");
  await pause(chance.int(2, 10) * 1_000);
  await world.outside.change(`stripe/disputes/${id}/close`, { won: chance.happens(0.5) });
}

const WARNED_SHARE = 0.005;

/** A bank takes a payment for fraud: of so many charges as its share is, each once. */
async function warn({ world, chance, count }: Scene): Promise<void> {
  const { charges, fraud_warnings: warnings } = await world.outside.read("stripe/ledger", ledger);
  const warned = new Set(warnings.map(({ charge: id }) => id));
  const paid = charges.filter(({ id, status }) => status === "succeeded" && !warned.has(id));
  if (paid.length === 0 || warned.size >= charges.length * WARNED_SHARE) return;
  await world.outside.change("stripe/fraud-warnings", { charge: chance.pick(paid).id });
  count("fraudWarnings");
}

/** What is done at the payment provider by others than the shop. */
export const DASHBOARD: readonly Disturbance[] = [
  { name: "dashboard refund", every: [10, 25], strike: refund },
  { name: "dispute", every: [15, 35], strike: dispute },
  { name: "fraud warning", every: [5, 15], strike: warn },
];
