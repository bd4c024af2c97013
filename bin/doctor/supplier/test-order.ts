import { setTimeout as pause } from "node:timers/promises";
import { formatMoney } from "@/lib/money/format";
import { subtract, type Money } from "@/lib/money/model";
import type { SupplierPackage } from "@/lib/suppliers/contract/catalogue";
import type { OrderSearch, SupplierOrder } from "@/lib/suppliers/contract/orders";
import { now } from "@/lib/platform/clock";
import { supplier } from "@/lib/suppliers/registry";
import { line, type Finding, type Findings } from "../finding.ts";
import { assumption } from "./assumption.ts";
import { newReference } from "./orders.ts";
import { saidBy, type Partner } from "./partner.ts";

const PATIENCE_MS = 90_000;
const POLL_MS = 1_000;

const shown = (amount: Money): string => formatMoney(amount, "en");

/** Buys one eSIM, if it was asked for in so many words, and looks at everything that only a bought one shows. */
export async function* testOrder(partner: Partner): Findings {
  const { order: packageId, yes } = partner.scene.options;
  const at = line("order.package", "test order");
  if (packageId === undefined) {
    yield at.skip("none was made; to see what one costs: npm run doctor -- --order <package-id>");
    return;
  }
  const found = partner.packages?.find(({ id, type }) => id === packageId && type === "sim");
  if (found === undefined) {
    yield at.fail(`there is no package "${packageId}"`, "take an id from the staff's catalogue page");
    return;
  }
  const { title, cost } = found;
  if (!yes) {
    yield at.warn(
      `one eSIM "${title}" costs ${shown(cost)} of your balance; nothing was bought`,
      "add --yes to buy it",
    );
    return;
  }
  yield* buy(partner, found);
}

async function* buy(partner: Partner, { id, cost }: SupplierPackage): Findings {
  const at = line("order.placed", "test order");
  const reference = newReference();
  const before = await supplier()
    .balance()
    .catch(() => null);
  const sentAt = now();
  let order: SupplierOrder;
  try {
    order = await supplier().placeOrder({ packageId: id, quantity: 1, reference });
  } catch (error) {
    const look = `look in ${partner.label}'s console whether an order with the description ${reference} exists`;
    yield at.fail(saidBy(error), look);
    return;
  }
  const iccid = order.sims[0]?.iccid;
  if (iccid !== undefined) partner.scene.mask.learn(iccid);
  yield at.ok(`order ${order.id} is made, ${shown(order.charged ?? cost)}; claim it back under this number`);
  yield await charge(before, order.charged ?? cost);
  const visibleAfterMs = await untilListed({ reference, since: sentAt });
  partner.order = { reference, sentAt, createdAt: order.createdAt, iccid, visibleAfterMs };
  if (iccid !== undefined) yield* delivered(iccid);
}

/** A12: the charge, by what the balance lost. */
async function charge(before: Money | null, expected: Money): Promise<Finding> {
  const at = assumption(12, "charge");
  const after = await supplier()
    .balance()
    .catch(() => null);
  if (before === null || after === null) return at.skip("the balance is unknown");
  const lost = subtract(before, after);
  if (lost.currency === expected.currency && lost.minor === expected.minor)
    return at.ok(`the balance lost ${shown(lost)}, the net price`);
  return at.warn(
    `the balance lost ${shown(lost)}, the net price is ${shown(expected)}`,
    "another order may have come between; if not, ask the supplier what it charges",
  );
}

async function untilListed(search: OrderSearch): Promise<number | null> {
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const found = await supplier()
      .findOrders(search)
      .catch(() => []);
    if (found.length > 0) return performance.now() - began;
    await pause(POLL_MS);
  }
  return null;
}

/** Whether the shop understands what it is told about the new eSIM. */
async function* delivered(iccid: string): Findings {
  const looks: readonly (readonly [name: string, look: () => Promise<string>])[] = [
    ["usage", async () => (await supplier().usage(iccid)).statusText],
    [
      "instructions",
      async () => {
        const { ios, android } = await supplier().instructions(iccid, "en");
        return `${String(ios.length)} for iOS, ${String(android.length)} for Android`;
      },
    ],
    ["top-ups", async () => `${String((await supplier().listTopups(iccid)).length)} offered`],
  ];
  for (const [name, look] of looks) {
    const at = line(`order.${name}`, `its ${name}`);
    try {
      yield at.ok(await look());
    } catch (error) {
      yield at.fail(
        saidBy(error),
        "buyers would not see this; show this line to whoever looks after the shop",
      );
    }
  }
}
