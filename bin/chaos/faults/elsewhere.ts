import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { goodsIn } from "../buyers/goods.ts";
import type { Disturbance, Scene } from "./disturbances.ts";

const packages = z.object({ packages: z.array(z.object({ id: z.string(), netPrice: z.number() })) });
const added = z.object({ faults: z.array(z.object({ id: z.string() })) });

/** The supplier takes something off its shelf, or asks more for it, for a while or for good. */
async function changeShelf({ world, chance, count }: Scene): Promise<void> {
  const good = chance.pick(await goodsIn(world.database));
  const path = `supplier/packages/${good.supplierPackageId}`;
  if (chance.happens(0.5)) {
    count("withdrawals");
    await world.outside.change(path, { withdrawn: true });
    await pause(chance.int(4, 10) * 1_000);
    await world.outside.change(path, { withdrawn: false });
    return;
  }
  const search = new URLSearchParams({ search: good.supplierPackageId }).toString();
  const found = await world.outside.read(`supplier/packages?${search}`, packages);
  const offer = found.packages.find(({ id }) => id === good.supplierPackageId);
  if (!offer) return;
  count("priceChanges");
  await world.outside.change(path, { netPrice: Math.round(offer.netPrice * 110) / 100 });
}

/** Stripe reaches nobody for a while; afterwards all that it had to say comes at once. */
async function holdWebhooks({ world, chance, count }: Scene): Promise<void> {
  const seconds = chance.int(6, 15);
  count("webhookOutages");
  const rule = { operation: "stripe.webhook.*", kind: "webhook_delay", delayMs: seconds * 1_000 };
  const { faults } = await world.outside.tell("faults", [rule], added);
  await pause(seconds * 1_000);
  for (const { id } of faults) await world.outside.remove(`faults/${id}`);
}

/** What changes at the supplier's and at Stripe's, without anybody's fault. */
export const ELSEWHERE: readonly Disturbance[] = [
  { name: "shelf", every: [8, 20], strike: changeShelf },
  { name: "webhook outage", every: [25, 60], strike: holdWebhooks },
];
