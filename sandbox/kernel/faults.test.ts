import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
type Ordered = { data: { id: number } };
type Ledger = {
  entries: {
    operation: string;
    fault: string | null;
    worked: boolean;
    reference: string | null;
    status: number;
  }[];
};

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const fault = (rule: object) =>
  sandbox.control("/faults", { operation: "supplier.orders.submit", count: 1, ...rule });
const order = (description: string, signal?: AbortSignal) =>
  fetch(`${sandbox.url()}/customer/v2/orders`, {
    method: "POST",
    headers: { ...sandbox.headers(), "content-type": "application/json" },
    body: JSON.stringify({ package_id: PACKAGE, quantity: 1, description }),
    signal,
  });
const made = async (description: string) =>
  (await sandbox.get<{ data: unknown[] }>(`/customer/v2/orders?filter[description]=${description}`)).body.data
    .length;
const strikes = async () =>
  (await sandbox.control<{ faults: { struck: number }[] }>("/faults")).body.faults[0]?.struck;

/** Orders, and hangs up once the fault has struck. */
async function orderUnheard(description: string): Promise<void> {
  const caller = new AbortController();
  const unheard = expect(order(description, caller.signal)).rejects.toThrow();
  await expect.poll(strikes).toBe(1);
  caller.abort();
  await unheard;
}

describe("a fault strikes", () => {
  it.each([
    ["timeout_before", 0],
    ["timeout_after", 1],
  ])("%s: no answer, %i order made", async (kind, count) => {
    await fault({ kind });
    await orderUnheard("silent");
    expect(await made("silent")).toBe(count);
    expect((await order("next")).status).toBe(200);
  });

  it.each([
    ["reset", 0],
    ["reset_after", 1],
  ])("%s: the connection breaks, %i order made", async (kind, count) => {
    await fault({ kind });
    await expect(order("broken")).rejects.toThrow();
    expect(await made("broken")).toBe(count);
  });

  it("html: a gateway page, before or after the work", async () => {
    await fault({ kind: "html", status: 503 });
    const before = await order("page-1");
    expect([before.status, before.headers.get("content-type")]).toEqual([503, "text/html; charset=UTF-8"]);
    await fault({ kind: "html", afterWork: true });
    expect((await order("page-2")).status).toBe(502);
    expect([await made("page-1"), await made("page-2")]).toEqual([0, 1]);
  });

  it("garbage and empty: the work is done, the answer is useless", async () => {
    await fault({ kind: "garbage" });
    await expect((await order("torn")).json()).rejects.toThrow();
    await fault({ kind: "empty" });
    expect(await (await order("blank")).text()).toBe("");
    expect([await made("torn"), await made("blank")]).toEqual([1, 1]);
  });

  it("rate_limit: with and without Retry-After", async () => {
    await fault({ kind: "rate_limit", retryAfter: 7 });
    expect((await order("a")).headers.get("retry-after")).toBe("7");
    await fault({ kind: "rate_limit", retryAfter: null });
    const bare = await order("b");
    expect([bare.status, bare.headers.get("retry-after")]).toEqual([429, null]);
  });

  it("rate_limit: Retry-After as a date, beside the date of the answer", async () => {
    await sandbox.control("/clock", { advance: "3d" });
    await fault({ kind: "rate_limit", retryAfter: 90, retryAfterForm: "date", operation: "supplier.token" });
    const { headers } = await sandbox.send("/customer/v2/token", { method: "POST" });
    const [sent, again] = ["date", "retry-after"].map((name) => Date.parse(headers.get(name) ?? ""));
    expect(Number(again) - Number(sent)).toBe(90_000);
  });

  it("comment: the work is done, and a strict reader stumbles", async () => {
    await fault({ kind: "comment" });
    const text = await (await order("remarked")).text();
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(JSON.parse(text.replace(/\/\/.*\n/, ""))).toMatchObject({ data: { description: "remarked" } });
    expect(await made("remarked")).toBe(1);
  });

  it("204: nothing follows the head", async () => {
    await fault({ kind: "empty", status: 204 });
    await fault({ kind: "status", status: 204 });
    for (const description of ["bare-1", "bare-2"]) expect((await order(description)).status).toBe(204);
    expect([await made("bare-1"), await made("bare-2")]).toEqual([1, 0]);
  });

  it("token_expiry: the call and those after it need a new token", async () => {
    await fault({ kind: "token_expiry", skip: 1 });
    expect([(await order("x")).status, (await order("y")).status, (await order("z")).status]).toEqual([
      200, 401, 401,
    ]);
    await sandbox.signIn();
    expect((await order("w")).status).toBe(200);
  });

  it("scripted packages go wrong on their own, and clearing the faults does not heal them", async () => {
    await sandbox.control("/faults", {}, "DELETE");
    const answer = await fetch(`${sandbox.url()}/customer/v2/orders`, {
      method: "POST",
      headers: sandbox.headers(),
      body: new URLSearchParams({ package_id: "test-bad-gateway-7days-1gb", quantity: "1" }),
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([502, "text/html; charset=UTF-8"]);
  });

  it("delay: the work happens although the caller has gone", async () => {
    await fault({ kind: "delay", delayMs: 2_000 });
    await orderUnheard("late");
    expect(await made("late")).toBe(0);
    await expect.poll(() => made("late")).toBe(1);
  });

  it("only the package, the call and the number of times it was made for", async () => {
    await fault({ kind: "status", status: 500, packageId: "another-package" });
    await fault({ kind: "status", status: 500, contains: "ord-7", skip: 1, operation: "supplier.*" });
    const statuses = [];
    for (const description of ["ord-1", "ord-7", "ord-7", "ord-7"])
      statuses.push((await order(description)).status);
    expect(statuses).toEqual([200, 200, 500, 200]);
  });
});

describe("chance", () => {
  const run = async () => {
    const statuses = [];
    for (let call = 0; call < 24; call += 1)
      statuses.push((await sandbox.get("/customer/v2/compatible-devices-lite")).status);
    return statuses;
  };
  const half = {
    operation: "supplier.devices",
    kind: "status",
    status: 503,
    count: undefined,
    probability: 0.5,
  };

  it("falls the same way again for the same seed of a rule, and another way for another", async () => {
    const runs = [];
    for (const seed of [7, 7, 8]) {
      await sandbox.control("/faults", {}, "DELETE");
      await fault({ ...half, seed });
      runs.push(await run());
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
    expect(new Set(runs[0])).toEqual(new Set([200, 503]));
  });

  it("starts anew for all rules without a seed of their own", async () => {
    await fault(half);
    await sandbox.control("/faults/seed", { seed: 42 });
    const first = await run();
    const second = await run();
    await sandbox.control("/faults/seed", { seed: 42 });
    expect(await run()).toEqual(first);
    expect(second).not.toEqual(first);
    expect((await sandbox.control("/faults/seed", { seed: "x" })).status).toBe(422);
  });
});

it("the ledger tells what was done and what was told", async () => {
  await fault({ kind: "reset_after" });
  await order("told").catch(() => undefined);
  await order("plain");
  const { body } = await sandbox.control<Ledger>("/ledger?operation=supplier.orders.submit");
  expect(body.entries).toMatchObject([
    { reference: "plain", fault: null, worked: true, status: 200 },
    { reference: "told", fault: "reset_after", worked: true, status: 0 },
  ]);
});

describe("the control API", () => {
  it("lets a shop wait for the clock to move", async () => {
    const waiting = sandbox.control<{ offsetMs: number }>("/clock?known=0&wait=20");
    await sandbox.control("/clock", { advanceMs: 5_000 });
    expect((await waiting).body.offsetMs).toBe(5_000);
  });

  it("refuses settings that do not exist or have another type", async () => {
    for (const supplier of [{ noSuchSwitch: true }, { wrapAll: "yes" }]) {
      expect((await sandbox.control("/settings", { supplier }, "PATCH")).status).toBe(422);
    }
  });

  it.each([
    [{ kind: "no-such-kind" }, "kind"],
    [{ kind: "status", operation: undefined }, "operation"],
    [{ kind: "status", count: 0 }, "count"],
    [{ kind: "status", probability: 50 }, "probability"],
    [{ kind: "status", status: 99 }, "status"],
    [{ kind: "rate_limit", retryAfterForm: "minutes" }, "retryAfterForm"],
    [{ kind: "status", packageID: "x" }, "packageID"],
  ])("refuses the fault %j", async (rule, field) => {
    const { status, body } = await sandbox.control<{ error: string }>("/faults", {
      operation: "supplier.*",
      ...rule,
    });
    expect([status, body.error]).toEqual([422, expect.stringContaining(`"${field}"`)]);
    expect((await sandbox.control("/faults")).body).toEqual({ faults: [] });
  });

  it("goes back to the first day", async () => {
    const first = await sandbox.post<Ordered>("/customer/v2/orders", {
      package_id: PACKAGE,
      quantity: 1,
      description: "before",
    });
    await sandbox.control("/clock", { advance: "3d" });
    await sandbox.control("/reset", {});
    await sandbox.signIn();
    expect(await made("before")).toBe(0);
    expect((await sandbox.control<{ offsetMs: number }>("/clock")).body.offsetMs).toBe(0);
    expect((await sandbox.control<{ amountCents: number }>("/supplier/balance")).body.amountCents).toBe(
      500_000,
    );
    const next = await sandbox.post<Ordered>("/customer/v2/orders", { package_id: PACKAGE, quantity: 1 });
    expect(next.body.data.id).toBeGreaterThan(first.body.data.id);
  });
});

it.each([
  { kind: "timeout_after" },
  { kind: "status", afterWork: true },
  { kind: "token_expiry" },
  { kind: "delay", delayMs: 0 },
])("a call that was refused is no work done: %j", async (rule) => {
  await fault(rule);
  const body = { package_id: "no-such-package", quantity: 1, description: "refused" };
  await fetch(`${sandbox.url()}/customer/v2/orders`, {
    method: "POST",
    headers: { ...sandbox.headers(), "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(150),
  }).catch(() => undefined);
  const { body: ledger } = await sandbox.control<Ledger>("/ledger?reference=refused");
  expect(ledger.entries).toMatchObject([{ worked: false }]);
});

it("a refusal that looks like a success is no work done either", async () => {
  await sandbox.control("/settings", { supplier: { unknownIccidStatus: 200 } }, "PATCH");
  await sandbox.get("/customer/v2/sims/8910300000000000001");
  const { body } = await sandbox.control<Ledger>("/ledger?operation=supplier.sims.get");
  expect(body.entries).toMatchObject([{ status: 200, worked: false }]);
});

it.each(["html", "timeout_before", "reset", "status", "rate_limit"])(
  "the ledger knows whose call was struck before the work: %s",
  async (kind) => {
    await fault({ kind });
    await order("lost-1", AbortSignal.timeout(150)).catch(() => undefined);
    const { body } = await sandbox.control<Ledger>("/ledger?reference=lost-1");
    expect(body.entries).toMatchObject([{ fault: kind, worked: false }]);
  },
);
