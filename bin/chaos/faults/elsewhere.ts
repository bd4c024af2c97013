import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { goodsIn } from "../buyers/goods.ts";
import type { Chance } from "../chance.ts";
import type { World } from "../world/world.ts";
import type { Disturbance, Scene } from "./disturbances.ts";
import type { Rule } from "./rates.ts";

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

/** Something goes wrong each time, for so long. */
async function breakFor(seconds: number, { world }: Scene, rule: Rule): Promise<void> {
  const { faults } = await world.outside.tell("faults", [rule], added);
  await pause(seconds * 1_000);
  for (const { id } of faults) await world.outside.remove(`faults/${id}`);
}

/** Stripe reaches nobody for a while; afterwards all that it had to say comes at once. */
async function holdWebhooks(scene: Scene): Promise<void> {
  const seconds = scene.chance.int(6, 15);
  scene.count("webhookOutages");
  const delayMs = seconds * 1_000;
  await breakFor(seconds, scene, {
    operation: "stripe.webhook.*",
    kind: "webhook_delay",
    delayMs,
    probability: 1,
  });
}

/** The supplier sells, and cannot say what it sold: a single call that fails is repeated and tells nobody anything. */
async function breakList(scene: Scene): Promise<void> {
  scene.count("listOutages");
  const rule = { operation: "supplier.orders.list", kind: "status", status: 500, probability: 1 };
  await breakFor(scene.chance.int(8, 14), scene, rule);
}

const SOLD_OUT = 2;

/** Some of what the shop offers is gone at the supplier, who says so only to whoever orders it. */
export async function sellOut(world: World, chance: Chance): Promise<void> {
  const goods = await goodsIn(world.database);
  const body = { code: 34, reason: "The requested eSIM package is invalid or it is currently out of stock." };
  const rules = Array.from({ length: SOLD_OUT }, () => ({
    ...{ operation: "supplier.orders.submit", kind: "status", status: 422, body },
    packageId: chance.pick(goods).supplierPackageId,
  }));
  await world.outside.change("faults", rules);
}

/** What changes at the supplier's and at Stripe's, without anybody's fault. */
export const ELSEWHERE: readonly Disturbance[] = [
  { name: "shelf", every: [8, 20], strike: changeShelf },
  { name: "webhook outage", every: [25, 60], strike: holdWebhooks },
  { name: "list outage", every: [12, 30], strike: breakList },
];
