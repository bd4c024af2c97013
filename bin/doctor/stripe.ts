import type Stripe from "stripe";
import { stripe, STRIPE_API_VERSION } from "@/lib/payments/service/client";
import { line, type Finding, type Findings } from "./finding.ts";
import { isLive, noteClock, type Scene } from "./scene.ts";
import { complaintOf, isForbidden } from "./stripe/complaint.ts";
import { endpoint, secret } from "./stripe/webhook.ts";

/** Whether Stripe takes our key, lets it do what the shop needs, and tells the shop what happens. */
export async function* checkStripe(scene: Scene): Findings {
  const who = scene.ground.played.includes("payments") ? "played by the sandbox" : "your own";
  const found = await account(scene, who);
  yield found;
  if (found.status === "failed") {
    yield line("stripe.rest", "the rest").skip("not looked at: the key comes first");
    return;
  }
  yield await balance(scene);
  for (const [name, list] of RIGHTS) yield await right(name, list);
  yield await endpoint(scene);
  yield* secret(scene);
}

async function account(scene: Scene, who: string): Promise<Finding> {
  const at = line("stripe.key", "key");
  const mode = isLive(scene.ground.environment) ? "live" : "test mode";
  try {
    const askedAt = Date.now();
    const found = await stripe().accounts.retrieveCurrent();
    noteStripeClock(scene, found.lastResponse.headers, askedAt);
    const said = `${mode}, ${who}, account in ${found.country ?? "?"}, ${(found.default_currency ?? "?").toUpperCase()}`;
    if (found.charges_enabled && found.payouts_enabled) return at.ok(`${said}, may charge and pay out`);
    const lacks = found.charges_enabled ? "may not pay out yet" : "may not charge yet";
    const mend = "finish what Stripe asks for: Dashboard → Settings → Business";
    return mode === "live" && !found.charges_enabled
      ? at.fail(`${said}, ${lacks}`, mend)
      : at.warn(`${said}, ${lacks}`, mend);
  } catch (error) {
    if (!isForbidden(error)) return at.fail(...complaintOf(error));
    return at.warn(
      `${mode}, ${who}; it may not read its account, so country, currency and whether it may charge are unseen`,
      "give the restricted key the right to read the account, or look at Dashboard → Settings",
    );
  }
}

function noteStripeClock(scene: Scene, headers: Readonly<Record<string, string>>, askedAt: number): void {
  const { date } = headers;
  const at = date === undefined ? null : new Date(date);
  noteClock(scene, "Stripe", { at, askedAt, heardAt: Date.now(), stepMs: 1_000 });
}

async function balance(scene: Scene): Promise<Finding> {
  const at = line("stripe.balance", "API");
  try {
    const askedAt = Date.now();
    const { livemode, lastResponse } = await stripe().balance.retrieve();
    noteStripeClock(scene, lastResponse.headers, askedAt);
    const ms = Date.now() - askedAt;
    const version = lastResponse.headers["stripe-version"] ?? lastResponse.apiVersion ?? "";
    if (livemode !== isLive(scene.ground.environment))
      return at.fail(
        "the answer is of the other mode",
        "use a key whose name says sk_live or sk_test as you mean it",
      );
    if (version === STRIPE_API_VERSION) return at.ok(`version ${version} in ${String(ms)} ms`);
    return at.warn(
      `answers as version ${version || "unknown"}`,
      `the shop is written for ${STRIPE_API_VERSION}: show this line to whoever looks after the shop`,
    );
  } catch (error) {
    if (!isForbidden(error)) return at.fail(...complaintOf(error));
    return at.skip("the restricted key may not read the balance; the shop does not need it");
  }
}

const one = { limit: 1 };
const RIGHTS: readonly (readonly [name: string, list: () => Promise<Stripe.ApiList<unknown>>])[] = [
  ["Checkout Sessions", async () => stripe().checkout.sessions.list(one)],
  ["Refunds", async () => stripe().refunds.list(one)],
  ["PaymentIntents", async () => stripe().paymentIntents.list(one)],
  ["Customers", async () => stripe().customers.list(one)],
];

/** Reading is tried; writing would leave something behind. */
async function right(name: string, list: () => Promise<unknown>): Promise<Finding> {
  const at = line(`stripe.${name.replace(" ", "-").toLowerCase()}`, name);
  try {
    await list();
    return at.ok("may be read (writing is not tried)");
  } catch (error) {
    if (!isForbidden(error)) return at.fail(...complaintOf(error));
    return at.fail(
      "the restricted key may not read them",
      `Dashboard → Developers → API keys → this key: ${name} = write`,
    );
  }
}
