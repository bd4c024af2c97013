import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const set = (supplier: object) => sandbox.control("/settings", { supplier }, "PATCH");
const advance = (by: string) => sandbox.control("/clock", { advance: by });
const limitsOf = ({ headers }: { headers: Headers }) =>
  ["limit", "remaining"].map((name) => headers.get(`x-ratelimit-${name}`));
const statusesOf = async (path: string, calls: number) => {
  const statuses = [];
  for (let call = 0; call < calls; call += 1) statuses.push((await sandbox.get(path)).status);
  return statuses;
};

describe("a counted call", () => {
  it("says what is left, and when refused when it may come again", async () => {
    const iccid = await buySim(sandbox);
    const path = `/customer/v2/sims/${iccid}/packages`;
    expect(limitsOf(await sandbox.get(path))).toEqual(["1", "0"]);
    const refused = await sandbox.get(path);
    expect([refused.status, limitsOf(refused)]).toEqual([429, ["1", "0"]]);
    const [wait, reset] = ["retry-after", "x-ratelimit-reset"].map((name) =>
      Number(refused.headers.get(name)),
    );
    expect(wait).toBeGreaterThan(890);
    expect(reset).toBeGreaterThan(Date.now() / 1_000 + 890);
  });

  it("counts whatever becomes of it", async () => {
    const unknown = await sandbox.get("/customer/v2/sims/8910300000000000001/usage");
    expect([unknown.status, limitsOf(unknown)]).toEqual([404, ["100", "99"]]);
    const foreign = await sandbox.send("/customer/v2/sims/8910300000000000001/usage");
    expect([foreign.status, limitsOf(foreign)]).toEqual([401, [null, null]]);
  });

  it("names its wait as a date when told so", async () => {
    await set({ retryAfterForm: "date" });
    const path = `/customer/v2/sims/${await buySim(sandbox)}/packages`;
    await sandbox.get(path);
    const wait = Date.parse((await sandbox.get(path)).headers.get("retry-after") ?? "");
    expect(wait).toBeGreaterThan(Date.now() + 890_000);
    expect(wait).toBeLessThanOrEqual(Date.now() + 902_000);
  });

  it("names its wait beside its own time, wherever the clock was set", async () => {
    await set({ retryAfterForm: "date" });
    await advance("20h");
    const path = `/customer/v2/sims/${await buySim(sandbox)}/packages`;
    await sandbox.get(path);
    const { headers } = await sandbox.get(path);
    const [wait = NaN, now = NaN] = ["retry-after", "date"].map((name) =>
      Date.parse(headers.get(name) ?? ""),
    );
    expect((wait - now) / 1_000).toBeGreaterThan(890);
    expect((wait - now) / 1_000).toBeLessThanOrEqual(902);
  });

  it("is not there where the documents give no limit", async () => {
    expect(limitsOf(await sandbox.get("/customer/v2/balance"))).toEqual([null, null]);
    expect(limitsOf(await sandbox.get("/customer/v2/packages?limit=1"))).toEqual([null, null]);
  });
});

describe("a call that a fault refuses", () => {
  const refused = async (rule: object) => {
    await sandbox.control("/faults", { operation: "supplier.*", kind: "rate_limit", count: 1, ...rule });
    return sandbox.get("/customer/v2/balance");
  };

  it.each([{}, { retryAfterForm: "date" }])("says as much as one that was counted: %j", async (form) => {
    const answer = await refused({ retryAfter: 90, ...form });
    expect([answer.status, limitsOf(answer)]).toEqual([429, ["60", "0"]]);
    const reset = Number(answer.headers.get("x-ratelimit-reset"));
    expect(reset).toBeGreaterThan(Date.now() / 1_000 + 80);
    expect(reset).toBeLessThan(Date.now() / 1_000 + 100);
  });

  it("says nothing of when it may come again where the wait is not to be told", async () => {
    const answer = await refused({ retryAfter: null });
    expect(["retry-after", "x-ratelimit-reset"].map((name) => answer.headers.get(name))).toEqual([
      null,
      null,
    ]);
    expect(limitsOf(answer)).toEqual(["60", "0"]);
  });
});

describe("the limits of Airalo", () => {
  it("let five usage calls a second through for the company, and ten a minute for one eSIM", async () => {
    const [first, second] = [await buySim(sandbox), await buySim(sandbox)];
    await advance("1s");
    // However long the calls take, they fall into one second; only `advance` leads to another.
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    const calls = await Promise.all(
      [first, second, first, second, first, second].map((iccid) => sandbox.get(`/v2/sims/${iccid}/usage`)),
    );
    expect(calls.filter(({ status }) => status === 429)).toHaveLength(1);
    for (let seconds = 0; seconds < 2; seconds += 1) {
      await advance("1s");
      await Promise.all([1, 2, 3, 4].map(() => sandbox.get(`/v2/sims/${first}/usage`)));
    }
    await advance("1s");
    expect((await sandbox.get(`/v2/sims/${first}/usage`)).status).toBe(429);
    expect((await sandbox.get(`/v2/sims/${second}/usage`)).status).toBe(200);
    await advance("1m");
    expect((await sandbox.get(`/v2/sims/${first}/usage`)).status).toBe(200);
  });

  it("let ten histories a minute through for one eSIM, and eighty catalogue pages for one token", async () => {
    const iccid = await buySim(sandbox);
    expect(await statusesOf(`/v2/sims/${iccid}/packages`, 11)).toEqual([
      ...Array.from({ length: 10 }, () => 200),
      429,
    ]);
    expect((await statusesOf("/v2/packages?limit=1", 81)).filter((status) => status === 429)).toHaveLength(1);
    await sandbox.signIn("/v2");
    expect((await sandbox.get("/v2/packages?limit=1")).status).toBe(200);
  });

  it("give out three tokens a minute, counting on the answer", async () => {
    const ask = () =>
      sandbox.send("/v2/token", {
        method: "POST",
        body: new URLSearchParams({ client_id: "sandbox-client", client_secret: "sandbox-secret" }),
      });
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(limitsOf)).toEqual([
      ["3", "2"],
      ["3", "1"],
      ["3", "0"],
      ["3", "0"],
    ]);
  });
});

describe("the door", () => {
  it("turns away who calls from an address that is not on the list", async () => {
    await set({ allowedIps: "203.0.113.7, 203.0.113.8" });
    for (const path of ["/customer/v2/balance", "/v2/packages"]) {
      expect(await sandbox.get(path)).toMatchObject({
        status: 403,
        body: { code: 89, reason: expect.stringMatching(/^Your IP address is not permitted/) as unknown },
      });
    }
    expect((await sandbox.send("/v2/token", { method: "POST" })).status).toBe(403);
    await set({ allowedIps: "203.0.113.7, 127.0.0.1" });
    expect((await sandbox.get("/customer/v2/balance")).status).toBe(200);
  });

  it("gives out tokens that read like the real ones", () => {
    const [head = "", claims = "", signature = ""] = (sandbox.headers().authorization ?? "")
      .replace("Bearer ", "")
      .split(".");
    const decoded = [head, claims].map(
      (part) => JSON.parse(Buffer.from(part, "base64url").toString()) as { exp: number; iat: number },
    );
    expect(decoded[0]).toEqual({ typ: "JWT", alg: "RS256" });
    expect(Number(decoded[1]?.exp) - Number(decoded[1]?.iat)).toBe(86_400);
    expect(signature).toMatch(/^[\w-]{342}$/);
  });

  it.each([
    [{ client_id: "sandbox-client", client_secret: "sandbox-secret" }, 200, {}],
    [{}, 422, { data: { client_id: "The client id field is required." } }],
    [
      { client_id: "someone", client_secret: "x" },
      422,
      { data: { client_id: "The selected client id is invalid." } },
    ],
    [
      { client_id: "sandbox-client", client_secret: "wrong" },
      401,
      { data: [], meta: { message: "Client authentication failed" } },
    ],
    [
      { client_id: "sandbox-client", client_secret: "sandbox-secret", grant_type: "password" },
      422,
      { data: { grant_type: "The selected grant type is invalid." } },
    ],
  ])("answers %j with %i", async (credentials, status, body) => {
    expect(
      await sandbox.send("/v2/token", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(credentials),
      }),
    ).toMatchObject({ status, body });
  });
});
