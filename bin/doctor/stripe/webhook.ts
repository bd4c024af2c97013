import type Stripe from "stripe";
import { stripe, STRIPE_API_VERSION } from "@/lib/payments/service/client";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isLoopback } from "@/lib/platform/env";
import { lasting } from "../duration.ts";
import { line, type Finding, type Findings } from "../finding.ts";
import { isLive, type Scene } from "../scene.ts";
import { healthOf } from "../shop-health.ts";
import { ask, Unheard } from "../wire.ts";
import { complaintOf, isForbidden } from "./complaint.ts";

const EVENTS = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
];
/** One for all runs: the shop keeps each event once. */
const TRIAL_EVENT = "evt_landfall_doctor";

function hookOf({ ground }: Scene): string {
  return `${ground.settings.appUrl}/api/webhooks/stripe`;
}

/** Whether Stripe knows where to tell the shop, and tells it what it needs in the form it reads. */
export async function endpoint(scene: Scene): Promise<Finding> {
  const at = line("stripe.endpoint", "webhook endpoint");
  const url = hookOf(scene);
  const where = "Dashboard → Developers → Webhooks";
  let all: Stripe.WebhookEndpoint[];
  try {
    all = await stripe().webhookEndpoints.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  } catch (error) {
    if (!isForbidden(error)) return at.fail(...complaintOf(error));
    return at.warn(
      "the restricted key may not list them, so it is unseen",
      `look yourself: ${where} → ${url}`,
    );
  }
  const ours = all.filter((one) => one.url === url);
  const [found] = [...ours.filter(({ status }) => status === "enabled"), ...ours];
  if (found === undefined) {
    if (isLoopback(url) && !scene.ground.played.includes("payments"))
      return at.warn(
        `Stripe cannot reach ${url}`,
        `for a trial: stripe listen --forward-to ${url}, with the secret it prints`,
      );
    return at.fail(
      `none of ${String(all.length)} is ${url}`,
      `${where} → Add endpoint: that address, ${EVENTS.join(", ")}`,
    );
  }
  if (found.status !== "enabled")
    return at.fail(`${url} is switched off at Stripe`, `${where} → this endpoint → Enable`);
  const missing = EVENTS.filter((name) => !["*", name].some((one) => found.enabled_events.includes(one)));
  if (missing.length > 0)
    return at.fail(`is not told of ${missing.join(", ")}`, `${where} → this endpoint → add them`);
  if (ours.length > 1)
    return at.warn(`${String(ours.length)} with the same address`, `${where}: delete all but one`);
  const version = found.api_version ?? "the account's default version";
  if (version === STRIPE_API_VERSION)
    return at.ok(`${url}, all ${String(EVENTS.length)} events, version ${version}`);
  return at.warn(
    `its events come as ${version}`,
    `make the endpoint anew with version ${STRIPE_API_VERSION}; the shop asks Stripe again, so payments are safe`,
  );
}

function post(scene: Scene, secret: string): ReturnType<typeof ask> {
  const payload = JSON.stringify({
    id: TRIAL_EVENT,
    object: "event",
    type: "landfall.doctor",
    api_version: STRIPE_API_VERSION,
    created: Math.floor(Date.now() / 1_000),
    livemode: isLive(scene.ground.environment),
    data: { object: { id: "landfall_doctor", object: "landfall.doctor" } },
  });
  const signature = stripe().webhooks.generateTestHeaderString({ payload, secret });
  return ask({
    url: hookOf(scene),
    variable: "APP_URL",
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signature },
    body: payload,
  });
}

/** Whether the running shop takes what is signed with our secret, and nothing else. */
export async function* secret(scene: Scene): Findings {
  const at = line("stripe.secret", "webhook secret");
  if ((await healthOf(scene)) === undefined) {
    yield at.skip("the shop does not run; once it does, run this again and it is sent a signed event");
    return;
  }
  try {
    const right = await post(scene, scene.ground.environment["STRIPE_WEBHOOK_SECRET"] ?? "");
    const wrong = await post(scene, "whsec_surelynotthisone");
    const statuses = `${String(right.status)} and ${String(wrong.status)}`;
    if (wrong.status === 200)
      yield at.fail("the shop takes an event with a wrong signature", "stop the shop; report this");
    else if (right.status === 200)
      yield at.ok(`the shop takes an event signed with it, and refuses another (${statuses})`);
    else if (right.status === 400)
      yield at.fail(
        "the running shop has another secret, or another mode, than this configuration",
        "restart the shop",
      );
    else yield at.fail(`the shop answers ${statuses}`, "look at the shop's log");
  } catch (error) {
    if (!(error instanceof Unheard)) throw error;
    yield at.fail(error.message, error.mend);
  }
  if (scene.tablesMissing === undefined) yield await lastEvent();
}

/** Stripe shows an endpoint's secret once, so only an event that came proves that it was the right one. */
async function lastEvent(): Promise<Finding> {
  const at = line("stripe.events", "last event");
  const last = await db().paymentEvent.findFirst({
    where: { id: { not: TRIAL_EVENT } },
    orderBy: { receivedAt: "desc" },
    select: { receivedAt: true },
  });
  if (last === null) return at.skip("none came yet; that Stripe has the same secret shows with the first");
  return at.ok(`came ${lasting((now().getTime() - last.receivedAt.getTime()) / 1_000)} ago, rightly signed`);
}
