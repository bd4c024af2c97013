import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { openThrowawaySandbox } from "../../sandbox/throwaway.ts";
import { openTestServer } from "../test-server.ts";
import type { Finding } from "./finding.ts";
import type { Options } from "./options.ts";
import { allOf, said, sceneOf } from "./testing.ts";

let sandbox: Awaited<ReturnType<typeof openThrowawaySandbox>>;

beforeAll(async () => {
  sandbox = await openThrowawaySandbox();
});
afterAll(() => sandbox.close());
afterEach(async () => {
  vi.unstubAllEnvs();
  sandbox.running().world.reset();
  await Promise.all([
    db().supplierToken.deleteMany(),
    db().supplierPause.deleteMany(),
    db().supplierFinding.deleteMany(),
  ]);
});

const KEYS = { PRESSONE_CLIENT_ID: "sandbox-client", PRESSONE_CLIENT_SECRET: "sandbox-secret" };

interface Asked {
  readonly env?: Record<string, string>;
  readonly options?: Partial<Options>;
  readonly tablesMissing?: string;
}

/** Both of the supplier's groups, against the sandbox or wherever the case says. */
async function looked({ env, ...more }: Asked = {}): Promise<Finding[]> {
  const voice = { PRESSONE_VOICE_BASE_URL: "", PRESSONE_VOICE_API_KEY: "" };
  const scene = await sceneOf({
    env: { PRESSONE_BASE_URL: sandbox.url(), ...KEYS, ...voice, ...env },
    ...more,
  });
  const { checkAssumptions, checkSupplier } = await import("./supplier.ts");
  const found = [...(await allOf(checkSupplier(scene))), ...(await allOf(checkAssumptions(scene)))];
  return found.map((one) => ({ ...one, text: scene.mask.hide(one.text) }));
}

const decide = (supplier: Record<string, string | number | boolean>) => {
  expect(sandbox.running().world.settings.patch({ supplier })).toBeUndefined();
};

test("a supplier as it should be: nothing fails, and what only an order shows is said to be unseen", async () => {
  const found = await looked();
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(said(found, "supplier.token")).toMatch(/^ok in \d+ ms, holds 24 h, a JWT$/);
  expect(said(found, "supplier.reuse")).toMatch(/^ok .*one token serves several calls/);
  expect(said(found, "supplier.packages")).toMatch(
    /^ok \d{4} packages and \d{4} top-ups in \d+ destinations/,
  );
  expect(said(found, "supplier.balance")).toMatch(/^ok \$5,000\.00, enough for about \d+ packages/);
  expect(said(found, "supplier.usage-path")).toMatch(/^ok .*both answer; the shop's client finds it/);
  for (const id of ["supplier.A10", "supplier.A12", "supplier.A15"])
    expect(said(found, id)).toMatch(/^skipped only a test order shows it/);
  expect(said(found, "order.package")).toMatch(/^skipped .*--order <package-id>$/);
  const numbers = found.flatMap(({ id }) => /^supplier\.A(\d+)$/.exec(id)?.[1] ?? []).map(Number);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
});

test.each([
  ["kept", /^ok kept/],
  ["replaced", /^ok replaced .*found by eSIM, package and time/],
])("A23: what the shop noted of its last top-up is told: %s", async (value, words) => {
  const noted = { supplier: "pressone", name: "topup-description", value, foundAt: now() };
  await db().supplierFinding.create({ data: noted });
  expect(said(await looked(), "supplier.A23")).toMatch(words);
});

test("requests for tokens are counted with the shop's own, and kept back where it needs them", async () => {
  await looked();
  const row = await db().supplierToken.findUniqueOrThrow({ where: { supplier: "pressone" } });
  expect(row.requestedAt).toHaveLength(2);
  expect(row.renewalEnds).toBeNull();
  const requestedAt = [now(), now(), now()];
  await db().supplierToken.update({ where: { supplier: "pressone" }, data: { requestedAt } });
  const { world } = sandbox.running();
  const asked = () => world.ledger.list({ operation: "supplier.token", limit: 50 }).length;
  const before = asked();
  const found = await looked();
  expect(asked()).toBe(before);
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(found.find(({ id }) => id === "supplier.token")).toMatchObject({
    status: "warning",
    mend: expect.stringMatching(/^run this again in \d\d s$/) as string,
  });
  expect(said(found, "supplier.rest")).toMatch(/^skipped .*token/);
});

test("a shop's client that has to wait for its token is no fault, and nothing behind it is claimed", async () => {
  await db().supplierToken.create({ data: { supplier: "pressone", requestedAt: [now(), now()] } });
  const found = await looked();
  expect(said(found, "supplier.token")).toMatch(/^ok /);
  expect(said(found, "supplier.reuse")).toMatch(/^warning waits: asked too often/);
  expect(said(found, "supplier.packages")).toBeUndefined();
  expect(said(found, "supplier.assumptions")).toMatch(/^skipped /);
});

test("that a list is not there is no sign of its path", async () => {
  const body = { code: 404, reason: "Nothing here" };
  const server = await openTestServer(() => ({ status: 404, body }));
  const scene = await sceneOf({ env: { PRESSONE_BASE_URL: server.url, ...KEYS } });
  const { openWire } = await import("./supplier/partner.ts");
  const { hiddenPaths } = await import("./supplier/esims.ts");
  const { text } = await hiddenPaths(openWire(scene));
  await server.close();
  expect(text).toMatch(/^not as expected: \/compatible-devices-lite .*; \/sims\?limit=1 [^;]*$/);
});

test("nothing of it is bought, and the token stays ours", async () => {
  const found = await looked();
  const { world } = sandbox.running();
  const operations = world.ledger.list({ limit: 500 }).map(({ operation }) => operation);
  expect(operations).not.toContain("supplier.orders.submit");
  const token = JSON.stringify(world.ledger.list({ operation: "supplier.token", limit: 1 }));
  const secret = /"access_token":"([^"]{40})/.exec(token)?.[1] ?? "no token was given";
  expect(JSON.stringify(found)).not.toContain(secret);
});

test.each([
  [
    "the secret",
    { PRESSONE_CLIENT_SECRET: "another-secret" },
    /^failed the secret does not fit the id \(HTTP 401\): Client auth/,
  ],
  [
    "the id",
    { PRESSONE_CLIENT_ID: "another-client" },
    /^failed the id is not known: "The selected client id/,
  ],
])("%s is wrong: it says which, and nothing else is claimed", async (_what, env, words) => {
  const found = await looked({ env });
  expect(said(found, "supplier.token")).toMatch(words);
  expect(found.filter(({ status }) => status === "ok").map(({ id }) => id)).toEqual([
    "supplier.who",
    "supplier.address",
  ]);
  expect(JSON.stringify(found)).not.toMatch(/another-secret|another-client/);
});

test.each([
  ["http://127.0.0.1:1", /HTTP clients never ask at this port/],
  ["http://127.0.0.1:59999", /nothing listens there/],
  ["https://no-such-host.invalid", /there is no such host|DNS does not answer/],
])("nobody at %s: it says so in words of its own, and stops there", async (PRESSONE_BASE_URL, words) => {
  const found = await looked({ env: { PRESSONE_BASE_URL } });
  expect(said(found, "supplier.address")).toMatch(/^failed /);
  expect(said(found, "supplier.address")).toMatch(words);
  expect(said(found, "supplier.token")).toBeUndefined();
});

test.each([
  [
    "a page for everything",
    { headers: { "content-type": "text/html" }, body: "<html>hello</html>" },
    /this is not the API/,
  ],
  ["a redirect", { status: 301, headers: { location: "https://elsewhere.test/" } }, /sends us on/],
  [
    "an allow list",
    { status: 403, body: { code: 89, reason: "Your IP address is not permitted" } },
    /not from this machine/,
  ],
  [
    "too many",
    { status: 429, headers: { "retry-after": "17" }, body: { message: "Too Many Attempts." } },
    /too many were asked for/,
  ],
  ["a breakdown", { status: 502, body: { message: "no" } }, /broken at their end/],
  ["an empty success", { body: { data: [] } }, /without a token that can be sent/],
  [
    "a token with blanks",
    { body: { data: { access_token: "a b.c.d", expires_in: 60 } } },
    /without a token that can be sent/,
  ],
])("a token answered by %s", async (_what, answer, words) => {
  const server = await openTestServer(() => answer);
  const found = await looked({ env: { PRESSONE_BASE_URL: server.url } });
  await server.close();
  const token = found.find(({ id }) => id === "supplier.token");
  expect(token).toMatchObject({ status: "failed" });
  expect(token?.text).toMatch(words);
  expect(token?.mend).toBeTruthy();
});

test("a server without TLS, and one with a certificate of its own making, are told apart from silence", async () => {
  const plain = await openTestServer();
  const bare = await looked({ env: { PRESSONE_BASE_URL: plain.url.replace("http:", "https:") } });
  await plain.close();
  expect(said(bare, "supplier.address")).toMatch(/^failed .*does not speak TLS/);

  // Made for mail, but its certificate is as good an example as any.
  const mail = new SMTPServer({ secure: true, logger: false });
  mail.on("error", () => undefined);
  await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
  const { port } = mail.server.address() as AddressInfo;
  const own = await looked({ env: { PRESSONE_BASE_URL: `https://127.0.0.1:${port}` } });
  await new Promise<void>((resolve) => mail.close(resolve));
  expect(said(own, "supplier.address")).toMatch(/^failed .*its certificate .*\(TLS\)/);
});

test("an account without a balance is unknown, not empty; an empty one is a failure; a low one a warning", async () => {
  const scene = await sceneOf({ env: { PRESSONE_BASE_URL: sandbox.url(), ...KEYS } });
  const { openWire } = await import("./supplier/partner.ts");
  const { packages } = await import("./supplier/catalogue.ts");
  const { balance } = await import("./supplier/account.ts");
  const partner = openWire(scene);
  await packages(partner);
  const seen = async () => {
    const { status, text } = await balance(partner);
    return `${status} ${text}`;
  };
  decide({ emptyBalances: true });
  expect(await seen()).toMatch(/^warning unknown/);
  decide({ emptyBalances: false });
  const set = (amount: number) =>
    fetch(`${sandbox.url()}/control/api/supplier/balance`, {
      method: "POST",
      body: JSON.stringify({ amount }),
    });
  await set(0);
  expect(await seen()).toMatch(/^failed \$0\.00: nothing can be bought/);
  await set(50);
  expect(await seen()).toMatch(/^warning \$50\.00, enough for about \d packages/);
});

test("whatever the documents leave open is read as the supplier decided it", async () => {
  decide({
    usageSpelling: "cusomter",
    unknownIccidStatus: 200,
    listValidationStatus: 400,
    laterPagesAsObject: true,
    pressoneExtras: true,
  });
  const found = await looked();
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(said(found, "supplier.usage-path")).toBe("ok only /cusomter/v2 answers; the shop's client finds it");
  expect(said(found, "supplier.A6")).toMatch(/^ok HTTP 200, 200, 200/);
  expect(said(found, "supplier.A7")).toMatch(/^ok HTTP 400/);
  expect(said(found, "supplier.pages")).toMatch(/^ok page 2 comes as an object/);
  expect(said(found, "supplier.A2")).toMatch(/^warning there, but unused/);
  expect(said(await looked({ env: { PRESSONE_EXTRAS: "on" } }), "supplier.A2")).toMatch(
    /^ok there, and switched on/,
  );
});

/** One question alone, with a token. */
async function asked(
  env: Record<string, string>,
  question: "extras" | "voiceNumbers",
): Promise<{ text: string; all: string }> {
  const scene = await sceneOf({ env: { PRESSONE_BASE_URL: sandbox.url(), ...KEYS, ...env } });
  const { openWire } = await import("./supplier/partner.ts");
  const { token } = await import("./supplier/access.ts");
  const checks = await import("./supplier/extras.ts");
  const partner = openWire(scene);
  await token(partner);
  const finding = await checks[question](partner);
  return { text: `${finding.status} ${finding.text}`, all: JSON.stringify(finding) };
}

test("extras that are switched on but not there fail; there and on is well", async () => {
  expect((await asked({ PRESSONE_EXTRAS: "on" }, "extras")).text).toMatch(/^failed not there/);
  decide({ pressoneExtras: true });
  expect((await asked({ PRESSONE_EXTRAS: "on" }, "extras")).text).toMatch(/^ok there, and switched on/);
});

test("telephone numbers answer to their own key only", async () => {
  const env = { PRESSONE_VOICE_BASE_URL: sandbox.url(), PRESSONE_VOICE_API_KEY: "sandbox-voice-key" };
  expect((await asked(env, "voiceNumbers")).text).toMatch(/^ok \d+ free numbers/);
  const wrong = await asked({ ...env, PRESSONE_VOICE_API_KEY: "another-voice-key" }, "voiceNumbers");
  expect(wrong.text).toMatch(/^failed /);
  expect(wrong.all).not.toContain("another-voice-key");
});

test("Airalo's own form, too", async () => {
  const found = await looked({
    env: {
      SUPPLIER: "airalo",
      AIRALO_BASE_URL: sandbox.url(),
      AIRALO_CLIENT_ID: "sandbox-client",
      AIRALO_CLIENT_SECRET: "sandbox-secret",
    },
  });
  expect(found.filter(({ status }) => status === "failed")).toEqual([]);
  expect(said(found, "supplier.token")).toMatch(/holds 366 days/);
  expect(said(found, "supplier.webhooks")).toMatch(/^warning none is asked for yet/);
});

test("without tables of ours the supplier is looked at as far as its token", async () => {
  const found = await looked({ tablesMissing: "the database comes first" });
  expect(said(found, "supplier.token")).toMatch(/^ok /);
  expect(said(found, "supplier.rest")).toMatch(/^skipped .*the database comes first/);
  expect(said(found, "supplier.packages")).toBeUndefined();
});
