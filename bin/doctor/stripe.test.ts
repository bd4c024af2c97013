import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { verifyEvent } from "@/lib/payments/service/events";
import { openThrowawaySandbox } from "../../sandbox/throwaway.ts";
import { openTestServer, type TestServer } from "../test-server.ts";
import { allOf, said, sceneOf } from "./testing.ts";

let sandbox: Awaited<ReturnType<typeof openThrowawaySandbox>>;
let shop: TestServer;

beforeAll(async () => {
  sandbox = await openThrowawaySandbox();
  shop = await openTestServer();
});
afterAll(async () => {
  await shop.close();
  await sandbox.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  sandbox.running().world.reset();
});

async function looked(env: Record<string, string> = {}) {
  const scene = await sceneOf({ env: { STRIPE_API_URL: sandbox.url(), APP_URL: shop.url, ...env } });
  const { checkStripe } = await import("./stripe.ts");
  return { found: await allOf(checkStripe(scene)), scene };
}

function register(change: Record<string, string> = {}): Promise<Response> {
  const fields = { url: `${shop.url}/api/webhooks/stripe`, "enabled_events[0]": "*", ...change };
  return fetch(`${sandbox.url()}/v1/webhook_endpoints`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_x" },
    body: new URLSearchParams(fields),
  });
}

const HEALTH = { ready: true, version: "0.1.0", database: "up", supplier: "reachable" };
/** A shop that takes events as the real one does. */
const takesEvents = () =>
  shop.listen(({ path, body, headers }) => {
    if (path === "/api/health") return { body: HEALTH };
    const event = verifyEvent(body, String(headers["stripe-signature"]));
    return { status: event === null ? 400 : 200 };
  });

test("a good key: account, mode, API version, rights and clock", async () => {
  const { found, scene } = await looked();
  expect(said(found, "stripe.key")).toBe(
    "ok test mode, your own, account in IE, EUR, may charge and pay out",
  );
  expect(said(found, "stripe.balance")).toMatch(/^ok version 20\d\d-\S+ in \d+ ms/);
  expect(said(found, "stripe.refunds")).toMatch(/^ok may be read/);
  expect(scene.clocks.has("Stripe")).toBe(true);
});

test("a restricted key: what it may not see is a warning, what the shop needs a failure", async () => {
  const forbidden = {
    status: 403,
    body: { error: { type: "invalid_request_error", message: "not permitted" } },
  };
  const stripe = await openTestServer(({ path }) =>
    /checkout|payment_intents/.test(path)
      ? { body: { object: "list", data: [], has_more: false, url: path } }
      : forbidden,
  );
  const { found } = await looked({ STRIPE_API_URL: stripe.url, STRIPE_SECRET_KEY: "rk_test_abcdef" });
  await stripe.close();
  expect(said(found, "stripe.key")).toMatch(/^warning .*unseen/);
  expect(said(found, "stripe.balance")).toMatch(/^skipped /);
  expect(said(found, "stripe.endpoint")).toMatch(/^warning .*unseen/);
  expect(said(found, "stripe.checkout-sessions")).toMatch(/^ok /);
  expect(found.find(({ id }) => id === "stripe.refunds")).toMatchObject({
    status: "failed",
    mend: "Dashboard → Developers → API keys → this key: Refunds = write",
  });
});

test.each([
  ["a key that Stripe does not know", 401, /HTTP 401.*invalid key/],
  ["a server that is not Stripe", 404, /HTTP 404/],
])("%s fails, and the rest is not looked at", async (_what, status, words) => {
  const body = { error: { type: "invalid_request_error", message: "invalid key" } };
  const stripe = await openTestServer(() => ({ status, body }));
  const { found } = await looked({ STRIPE_API_URL: stripe.url });
  await stripe.close();
  expect(found.map(({ status }) => status)).toEqual(["failed", "skipped"]);
  expect(said(found, "stripe.key")).toMatch(words);
});

test("nobody at Stripe's address", async () => {
  const { found } = await looked({ STRIPE_API_URL: "http://127.0.0.1:59998" });
  expect(said(found, "stripe.key")).toBe("failed 127.0.0.1:59998: nothing listens there (refused)");
});

test.each([
  ["all is well", {}, /^ok .*all 7 events/],
  [
    "an event is missing",
    { "enabled_events[0]": "checkout.session.completed" },
    /^failed is not told of checkout\.session\.async/,
  ],
  ["the version is another", { api_version: "2020-08-27" }, /^warning its events come as 2020-08-27/],
])("the webhook's endpoint: %s", async (_what, change, words) => {
  await register(change);
  expect(said((await looked()).found, "stripe.endpoint")).toMatch(words);
});

test("no endpoint at all: a shop that Stripe cannot reach is told apart from one that was forgotten", async () => {
  expect(said((await looked()).found, "stripe.endpoint")).toMatch(/^warning Stripe cannot reach/);
  const { found } = await looked({ APP_URL: "https://shop.wanderlust.invalid" });
  expect(said(found, "stripe.endpoint")).toMatch(/^failed none of \d+ is https:\/\/shop\.wanderlust/);
});

test("the webhook's secret is tried on the shop that runs, with a wrong one beside it", async () => {
  takesEvents();
  expect(said((await looked()).found, "stripe.secret")).toMatch(/^ok .*\(200 and 400\)/);
  const other = (await looked({ STRIPE_WEBHOOK_SECRET: "whsec_anothersecret" })).found;
  expect(said(other, "stripe.secret")).toMatch(/^failed the running shop has another secret/);
  expect(JSON.stringify(other)).not.toContain("whsec_");
  shop.listen(({ path }) => ({ body: path === "/api/health" ? HEALTH : {} }));
  expect(said((await looked()).found, "stripe.secret")).toMatch(
    /^failed the shop takes an event with a wrong signature/,
  );
  shop.listen(() => ({ status: 404 }));
  expect(said((await looked()).found, "stripe.secret")).toMatch(/^skipped the shop does not run/);
});
