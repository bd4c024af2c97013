import { line, type Findings } from "./finding.ts";
import type { Scene } from "./scene.ts";
import { address, reuse, token } from "./supplier/access.ts";
import { assumptions } from "./supplier/assumptions.ts";
import { balance } from "./supplier/account.ts";
import { laterPages, netPrices, packages, synced } from "./supplier/catalogue.ts";
import { usagePath } from "./supplier/esims.ts";
import { webhookTarget } from "./supplier/extras.ts";
import { openWire, type Partner } from "./supplier/partner.ts";
import { testOrder } from "./supplier/test-order.ts";

/** The supplier as the first of the two groups found it, for the second. */
const partners = new WeakMap<Scene, Partner>();

/** Whether the supplier lets us in and sells, seen on the wire and through the shop's own client. */
export async function* checkSupplier(scene: Scene): Findings {
  const partner = openWire(scene);
  partners.set(scene, partner);
  const rest = line("supplier.rest", "the rest");
  const whose = scene.ground.played.includes("supplier") ? "played by the sandbox" : "with your keys";
  yield line("supplier.who", "who").ok(`${partner.label}, ${whose}`);
  const found = await address(partner);
  yield found;
  if (found.status === "failed") {
    yield rest.skip("not looked at: the address does not answer");
    return;
  }
  yield await token(partner);
  if (partner.token === undefined) {
    yield rest.skip("not looked at: it needs a token");
    return;
  }
  if (scene.tablesMissing !== undefined) {
    yield rest.skip(`not looked at: ${scene.tablesMissing}`);
    return;
  }
  const client = await reuse(partner);
  yield client;
  if (client.status === "warning") {
    yield rest.skip("not looked at: the shop's client comes first");
    return;
  }
  yield await packages(partner);
  yield await balance(partner);
  yield await netPrices(partner);
  yield await laterPages(partner);
  yield await synced();
  yield await usagePath(partner);
  yield await webhookTarget(partner);
  yield* testOrder(partner);
}

/** What the supplier's documents leave open, once it lets us in. */
export async function* checkAssumptions(scene: Scene): Findings {
  const partner = partners.get(scene);
  if (partner?.token === undefined || scene.tablesMissing !== undefined) {
    yield line("supplier.assumptions", "all of them").skip(
      `not looked at: ${scene.tablesMissing ?? "the supplier comes first"}`,
    );
    return;
  }
  yield* assumptions(partner);
}
