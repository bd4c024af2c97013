import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessTo, openTestServer, type TestServer } from "@/bin/test-server";
import { fromNow, now } from "@/lib/platform/clock";
import { encrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { SupplierError } from "../errors";
import { claimRenewal, storeToken } from "../mutations";
import { openClient } from "./client";
import { accountOf } from "./connection";

let server: TestServer;
/** How many tokens were issued; the last one is the only one that holds. */
let issued: number;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await db().supplierToken.deleteMany();
  await db().supplierPause.deleteMany();
  issued = 0;
  server.listen(supplier());
});

const issue = (fields: Record<string, unknown> = {}) => {
  issued += 1;
  return { body: { data: { access_token: `aaa.bbb.${issued}`, expires_in: 86_400, ...fields } } };
};
const refuse = () => ({ status: 401, body: { code: 401, reason: "Authentication failed." } });

type Listener = Parameters<TestServer["listen"]>[0];
/** Issues tokens as `token` says, and takes the last one. */
function supplier(token: Listener = () => issue()): Listener {
  return (asked, response) => {
    if (asked.path.endsWith("/token")) return token(asked, response);
    return asked.headers.authorization === `Bearer aaa.bbb.${issued}` ? {} : refuse();
  };
}

/** What a process has that was just started. */
const freshProcess = () => openClient(accessTo(server.url));
const READ = { operation: "balance", method: "GET", path: "/v2/balance" } as const;
const WRITE = { operation: "submit-order", method: "POST", path: "/v2/orders", body: { json: {} } } as const;
const tokenRequests = () => server.askedFor("/v2/token").length;
const row = () => db().supplierToken.findUniqueOrThrow({ where: { supplier: "pressone" } });
const LEASE = { unusable: null, requestsPerWindow: 3, windowMs: 60_000 };

describe("one token", () => {
  test("is asked for once by sixty callers, as the documented form, and kept encrypted", async () => {
    const client = freshProcess();
    await Promise.all(Array.from({ length: 60 }, () => client.call(READ)));
    expect(tokenRequests()).toBe(1);
    expect(server.askedFor("/v2/token")[0]).toMatchObject({
      method: "POST",
      body: "client_id=client&client_secret=the-secret&grant_type=client_credentials",
    });
    expect(JSON.stringify(await row())).not.toContain("aaa.bbb");
    await freshProcess().call(READ);
    expect(tokenRequests()).toBe(1);
  });

  test("is renewed once, however many calls it is refused to, and writes are sent again", async () => {
    const client = freshProcess();
    await client.call(READ);
    issued += 1;
    await Promise.all(Array.from({ length: 20 }, (_, place) => client.call(place % 2 ? READ : WRITE)));
    expect(tokenRequests()).toBe(2);
  });

  test("is not forgotten because an older one is refused late", async () => {
    const client = freshProcess();
    await client.call(READ);
    const isRenewed = Promise.withResolvers<undefined>();
    issued += 1;
    const takes = supplier();
    server.listen(async (asked, response) => {
      if (asked.path === "/v2/slow" && asked.headers.authorization === "Bearer aaa.bbb.1")
        await isRenewed.promise;
      return takes(asked, response);
    });
    const late = client.call({ ...READ, path: "/v2/slow" });
    await freshProcess().call(READ);
    isRenewed.resolve(undefined);
    await late;
    expect(tokenRequests()).toBe(1);
  });

  test("that is refused at once is not asked for again and again", async () => {
    server.listen((asked) => (asked.path.endsWith("/token") ? issue() : refuse()));
    await expect(freshProcess().call(READ)).rejects.toMatchObject({ kind: "unavailable", status: 401 });
    expect(tokenRequests()).toBe(2);
  });

  test("is not renewed again and again for the one endpoint that refuses every token", async () => {
    const takes = supplier();
    server.listen((asked, response) => (asked.path === "/v2/refund" ? refuse() : takes(asked, response)));
    const client = freshProcess();
    const closed = { operation: "claim-refund", method: "POST", path: "/v2/refund" } as const;
    for (let time = 0; time < 6; time += 1)
      await expect(client.call(closed)).rejects.toMatchObject({ kind: "unavailable", status: 401 });
    await client.call(WRITE);
    expect(tokenRequests()).toBe(2);
    // A token that ends is renewed all the same.
    issued += 1;
    await client.call(WRITE);
    expect(tokenRequests()).toBe(3);
  });

  test("is not taken from everybody else by processes that one endpoint refuses every token", async () => {
    const takes = supplier();
    server.listen((asked, response) => (asked.path === "/v2/refund" ? refuse() : takes(asked, response)));
    const closed = { operation: "claim-refund", method: "POST", path: "/v2/refund" } as const;
    for (let process = 0; process < 5; process += 1)
      await expect(freshProcess().call(closed)).rejects.toBeInstanceOf(SupplierError);
    await freshProcess().call(WRITE);
    expect(tokenRequests()).toBe(3);
  });

  test("that another key encrypted counts as none", async () => {
    const tokenCipher = encrypt("aaa.bbb.ccc", "supplier_token:another");
    await db().supplierToken.create({
      data: { supplier: "pressone", tokenCipher, expiresAt: fromNow(3_600_000), obtainedAt: now() },
    });
    await freshProcess().call(READ);
    expect(tokenRequests()).toBe(1);
  });

  test("of another account is not used, though it holds", async () => {
    await freshProcess().call(READ);
    await openClient({ ...accessTo(server.url), clientId: "the-other" }).call(READ);
    expect(tokenRequests()).toBe(2);
  });

  test("is not asked for where another process brings it", async () => {
    const lease = await claimRenewal("pressone", { ...LEASE, leaseMs: 60_000 });
    if (!lease) throw new Error("nobody else could hold it");
    const waiting = freshProcess().call(READ);
    issued = 7;
    await storeToken("pressone", lease, {
      token: "aaa.bbb.7",
      expiresAt: fromNow(3_600_000),
      account: accountOf(accessTo(server.url)),
    });
    await waiting;
    expect(tokenRequests()).toBe(0);
  });

  test("is asked for by somebody else when the right of one who died ends", async () => {
    const lease = await claimRenewal("pressone", { ...LEASE, leaseMs: 700 });
    let isOver = false;
    server.listen(
      supplier(async () => {
        const [clock] = await db().$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
        isOver = (clock?.now ?? new Date(0)) > (lease?.ends ?? new Date());
        return issue();
      }),
    );
    await freshProcess().call(READ);
    expect([tokenRequests(), isOver]).toEqual([1, true]);
  });

  test("that comes too late, after the right to it ended, is not kept over a newer one", async () => {
    const dead = await claimRenewal("pressone", { ...LEASE, leaseMs: 0 });
    if (!dead) throw new Error("nobody else could hold it");
    await freshProcess().call(READ);
    const { tokenCipher } = await row();
    await storeToken("pressone", dead, { token: "old.old.old", expiresAt: fromNow(3_600_000), account: "" });
    expect((await row()).tokenCipher).toBe(tokenCipher);
  });
});

describe("how long a token is used", () => {
  const DAY = 86_400;
  test.each([
    ["a day less a margin", DAY, DAY - 300],
    ["no longer than a day, whatever is promised", 31_622_400, DAY - 300],
    ["as text tells", "3600", 3300],
    ["half of a short life", 100, 50],
    ["a day where nothing is said", undefined, DAY - 300],
    ["a day where nonsense is said", "soon", DAY - 300],
  ])("is %s", async (_what, expires_in, seconds) => {
    server.listen(supplier(() => issue({ expires_in })));
    await freshProcess().call(READ);
    const left = ((await row()).expiresAt?.getTime() ?? 0) - now().getTime();
    expect(Math.abs(left / 1000 - seconds)).toBeLessThan(10);
  });

  test("ends before it ends there", async () => {
    await freshProcess().call(READ);
    await db().supplierToken.updateMany({ data: { expiresAt: fromNow(-1) } });
    await freshProcess().call(READ);
    expect(tokenRequests()).toBe(2);
  });

  test.each(["", "aaa bbb", "aaa\nbbb", "ä", null, 17])("and %j is none", async (access_token) => {
    server.listen(supplier(() => issue({ access_token })));
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject({ kind: "unavailable" });
    expect(server.askedFor("/v2/orders")).toEqual([]);
    expect((await row()).tokenCipher).toBeNull();
  });
});

describe("the limit of token requests", () => {
  const wrongKeys = supplier(() => ({
    status: 401,
    body: { data: [], meta: { message: "Client authentication failed" } },
  }));

  test("holds over all processes, and wrong keys are told in the supplier's words", async () => {
    server.listen(wrongKeys);
    const wrong = { kind: "unavailable", status: 401, supplierText: "Client authentication failed" };
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject(wrong);
    const where = { operation: "token", status: 401, outcome: "unavailable" };
    await expect
      .poll(async () => (await db().supplierCall.findFirst({ where }))?.answer)
      .toContain("Client authentication failed");
    await Promise.allSettled(Array.from({ length: 10 }, () => freshProcess().call(READ)));
    expect(tokenRequests()).toBe(3);
    const later = await freshProcess()
      .call(WRITE)
      .catch((error: unknown) => error);
    expect(later).toMatchObject({ kind: "throttled" });
    expect(later).toHaveProperty("retryAfterSeconds", expect.closeTo(60, -1));
    expect(server.askedFor("/v2/orders")).toEqual([]);
  });

  test("is over a minute later, and a short wait is sat out", async () => {
    const ago = (seconds: number) => fromNow(-seconds * 1000);
    await db().supplierToken.create({
      data: { supplier: "pressone", requestedAt: [ago(60), ago(2), ago(1)] },
    });
    await freshProcess().call(READ);
    expect(tokenRequests()).toBe(1);
    expect((await row()).requestedAt).toHaveLength(3);
  });

  test("is not used up by requests that never left", async () => {
    await server.close();
    await expect(freshProcess().call(WRITE)).rejects.toMatchObject({ kind: "unavailable" });
    expect(await row()).toMatchObject({ requestedAt: [], renewalEnds: null });
    server = await openTestServer(supplier());
  });

  test("counts a request whose answer was a server's trouble, which is repeated once", async () => {
    server.listen(supplier(() => (tokenRequests() === 1 ? { status: 502, body: "<html>" } : issue())));
    await freshProcess().call(READ);
    expect((await row()).requestedAt).toHaveLength(2);
  });

  test("is the supplier's where it names one", async () => {
    server.listen(supplier(() => ({ status: 429, headers: { "retry-after": "30" } })));
    await expect(freshProcess().call(READ)).rejects.toMatchObject({
      kind: "throttled",
      retryAfterSeconds: 30,
    });
    await expect(freshProcess().call(READ)).rejects.toMatchObject({ kind: "throttled" });
    expect(tokenRequests()).toBe(1);
  });
});
