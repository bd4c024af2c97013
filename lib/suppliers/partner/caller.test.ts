import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { accessTo, openTestServer, type TestServer } from "@/bin/test-server";
import { fromNow, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import type { Request } from "./caller";
import { openClient } from "./client";

const ICCID = "8910300000005271146";
const TOKEN = { body: { data: { access_token: "aaa.bbb.ccc", expires_in: 86_400 } } };
type Listener = Parameters<TestServer["listen"]>[0];

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await db().supplierPause.deleteMany();
  await db().supplierToken.deleteMany();
});

/** Everything but the token is answered by `rest`. */
function answer(rest: Listener): void {
  server.listen((asked, response) => (asked.path.endsWith("/token") ? TOKEN : rest(asked, response)));
}
const calls = () => server.asked.filter(({ path }) => !path.endsWith("/token"));

/** What a process has that was just started. */
const freshProcess = (more: { signed?: boolean; concurrency?: number } = {}) =>
  openClient({ ...accessTo(server.url), ...more });
const READ: Request = { operation: "usage", method: "GET", path: `/v2/sims/${ICCID}/usage`, scope: ICCID };
const WRITE: Request = { operation: "submit-order", method: "POST", path: "/v2/orders", body: { json: {} } };
const tooMany = (retryAfter?: string) => ({
  status: 429,
  headers: { ...(retryAfter !== undefined && { "retry-after": retryAfter }) } as Record<string, string>,
  body: { message: "Too Many Attempts." },
});
const throttled = (seconds: number) => ({
  kind: "throttled",
  retryAfterSeconds: expect.closeTo(seconds, -1) as number,
});
const pauses = () => db().supplierPause.findMany();

describe("a pause", () => {
  test("is kept for every process, for what it is about and for nothing else", async () => {
    answer(({ path }) => (path.includes(ICCID) ? tooMany("600") : {}));
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    expect(calls()).toHaveLength(1);
    await freshProcess().call({ ...READ, path: "/v2/sims/2/usage", scope: "8910300000005271147" });
    await freshProcess().call({ operation: "balance", method: "GET", path: "/v2/balance" });
    expect(calls()).toHaveLength(3);
    expect(JSON.stringify(await pauses())).not.toContain(ICCID);
  });

  test("is kept also where the refusal comes as a success", async () => {
    const body = { success: false, code: "RATE_LIMITED", message: "Too many requests" };
    answer(() => ({ headers: { "retry-after": "600" }, body }));
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    expect(calls()).toHaveLength(1);
  });

  test("named as a date is counted from the answer's own date", async () => {
    const headers = { date: "Sun, 06 Nov 1994 08:49:37 GMT", "retry-after": "Sun, 06 Nov 1994 08:59:37 GMT" };
    answer(() => ({ ...tooMany(), headers }));
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    const [pause] = await pauses();
    expect((pause?.until.getTime() ?? 0) - now().getTime()).toBeGreaterThan(590_000);
  });

  test("without end is bounded, and one that no supplier can have meant is ignored", async () => {
    answer(() => tooMany("99999999999"));
    await expect(freshProcess().call(READ)).rejects.toMatchObject({ retryAfterSeconds: 86_400 });
    await db().supplierPause.updateMany({ data: { until: fromNow(48 * 3_600_000) } });
    answer(() => ({}));
    await freshProcess().call(READ);
  });

  test("that was noted before the clock was set back holds no more, and a new one does", async () => {
    answer(() => tooMany("600"));
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(throttled(600));
    const hours = 3_600_000;
    const [old] = await pauses();
    const ahead = (at: Date) => new Date(at.getTime() + 2 * hours);
    await db().supplierPause.updateMany({
      data: { since: ahead(old?.since ?? now()), until: ahead(old?.until ?? now()) },
    });
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(throttled(600));
    expect(calls()).toHaveLength(2);
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(throttled(600));
    expect(calls()).toHaveLength(2);
  });

  test("of a second is sat out by a read, while a write waits for none", async () => {
    answer(() => (calls().length === 1 ? tooMany("1") : {}));
    await freshProcess().call(READ);
    expect(calls()).toHaveLength(2);
    expect(await pauses()).toEqual([]);

    answer(() => tooMany("2"));
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(throttled(2));
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(throttled(2));
    expect(calls()).toHaveLength(1);
  });

  test("that no answer names doubles up to a minute, and is over with a success", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    answer(() => tooMany());
    const waits: number[] = [];
    for (let refusals = 0; refusals < 8; refusals += 1) {
      const error: unknown = await freshProcess()
        .call(WRITE)
        .catch((caught: unknown) => caught);
      waits.push((error as { retryAfterSeconds: number }).retryAfterSeconds);
      await db().supplierPause.updateMany({ data: { until: fromNow(-1) } });
    }
    expect(
      waits.every(
        (wait, place) => wait >= Math.min(60, 2 ** place) && wait <= Math.min(60, 2 ** place * 1.25 + 1),
      ),
    ).toBe(true);
    answer(() => ({}));
    await freshProcess().call(WRITE);
    expect(await pauses()).toEqual([]);
  });

  test("counts refusals that were under way together once", async () => {
    answer(() => tooMany());
    const client = freshProcess();
    await Promise.allSettled(Array.from({ length: 8 }, () => client.call(WRITE)));
    expect(await pauses()).toMatchObject([{ scope: "submit-order", strikes: 1 }]);
  });

  test("holds for those who wait for their turn already", async () => {
    answer(() => tooMany("600"));
    const client = freshProcess({ concurrency: 1 });
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => client.call(READ)));
    expect(all.every(({ status }) => status === "rejected")).toBe(true);
    expect(calls()).toHaveLength(1);
  });

  test("may come with a 503, which stays what it is", async () => {
    answer(() => ({ ...tooMany("600"), status: 503, body: "<html>" }));
    const down = { kind: "unavailable", status: 503, retryAfterSeconds: 600 };
    await expect(freshProcess().call(READ)).rejects.toMatchObject(down);
    await expect(freshProcess().call(READ)).rejects.toMatchObject(throttled(600));
    expect(calls()).toHaveLength(1);
  });
});

describe("a write", () => {
  /** A last moment, and a supplier whose tokens come after it. */
  function slowTokens(rest: Listener): number {
    const MINUTE_MS = 60_000;
    const clock = performance.now.bind(performance);
    let passedMs = 0;
    vi.spyOn(performance, "now").mockImplementation(() => clock() + passedMs);
    server.listen((asked, response) => {
      if (!asked.path.endsWith("/token")) return rest(asked, response);
      passedMs = MINUTE_MS + 1;
      return TOKEN;
    });
    return performance.now() + MINUTE_MS;
  }

  test("does not leave after its last moment, which a slow token may bring", async () => {
    const late = freshProcess().call({ ...WRITE, sendBefore: slowTokens(() => ({})) });
    await expect(late).rejects.toMatchObject({ kind: "unavailable" });
    expect(calls()).toEqual([]);
  });

  test("that was refused for its token does not leave again after its last moment", async () => {
    answer(() => ({}));
    await freshProcess().call({ operation: "balance", method: "GET", path: "/v2/balance" });
    const sendBefore = slowTokens(() => ({ status: 401, body: { code: 401 } }));
    const late = freshProcess().call({ ...WRITE, sendBefore });
    await expect(late).rejects.toMatchObject({ kind: "unavailable" });
    expect(calls()).toHaveLength(1);
  });

  test("whose answer came is done, even where its pause cannot be kept", async () => {
    answer(async ({ path }) => {
      if (path === "/v2/orders") await db().$executeRaw`ALTER TABLE supplier_pause RENAME TO gone`;
      return tooMany("60");
    });
    try {
      await expect(freshProcess().call(WRITE)).rejects.toMatchObject({
        kind: "throttled",
        retryAfterSeconds: 60,
      });
    } finally {
      await db().$executeRaw`ALTER TABLE gone RENAME TO supplier_pause`;
    }
  });

  test("is not sent without the database, and is certainly not done then", async () => {
    answer(() => ({}));
    await db().$executeRaw`ALTER TABLE supplier_pause RENAME TO gone`;
    try {
      await expect(freshProcess().call(WRITE)).rejects.toMatchObject({ kind: "unavailable" });
    } finally {
      await db().$executeRaw`ALTER TABLE gone RENAME TO supplier_pause`;
    }
    expect(calls()).toEqual([]);
  });

  test.each([
    ["nested past reason", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["with names that objects have", '{"__proto__":{"data":1},"constructor":2,"data":{"id":1}}'],
    ["empty in every way", '{"data":null,"meta":null}'],
  ])("whose answer is %s is neither repeated nor lost to us by a failure of ours", async (_what, body) => {
    answer(() => ({ body }));
    const { status } = await freshProcess().call(WRITE);
    expect(status).toBe(200);
    expect(calls()).toHaveLength(1);
  });
});

describe("the signature", () => {
  const hmac = (text: string) => createHmac("sha512", "the-secret").update(text).digest("hex");

  test.each([
    [
      "JSON",
      { json: { url: "https://é.example/a b", n: [1, { a: null }] } },
      '{"url":"https:\\/\\/é.example\\/a b","n":[1,{"a":null}]}',
    ],
    [
      "multipart",
      { multipart: { package_id: "p/1", iccids: ["1", "2"] } },
      '{"package_id":"p\\/1","iccids":["1","2"]}',
    ],
  ])("is over the payload as compact JSON, though it is sent as %s", async (_what, body, signed) => {
    answer(() => ({}));
    await freshProcess({ signed: true }).call({ ...WRITE, body });
    expect(calls()[0]?.headers["airalo-signature"]).toBe(hmac(signed));
    const [token] = server.askedFor("/v2/token");
    expect(token?.headers["airalo-signature"]).toBe(
      hmac('{"client_id":"client","client_secret":"the-secret","grant_type":"client_credentials"}'),
    );
  });

  test("goes with no read, and with nothing to a supplier that knows none", async () => {
    answer(() => ({}));
    await freshProcess({ signed: true }).call(READ);
    await freshProcess().call(WRITE);
    expect(calls().map(({ headers }) => headers["airalo-signature"])).toEqual([undefined, undefined]);
  });
});
