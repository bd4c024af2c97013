import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "@/bin/test-server";
import { db } from "@/lib/platform/db";
import { pressone } from "../pressone/adapter";

const ICCID = "8910300000005271146";
const USAGE = {
  remaining: 767,
  total: 2048,
  expired_at: "2022-01-01 00:00:00",
  is_unlimited: false,
  status: "ACTIVE",
  remaining_voice: 0,
  remaining_text: 0,
  total_voice: 0,
  total_text: 0,
};
const TOKEN = { data: { token_type: "Bearer", expires_in: 86_400, access_token: "aaa.bbb.ccc" } };

let supplier: TestServer;
let spelling: string;
beforeAll(async () => {
  supplier = await openTestServer();
});
afterAll(() => supplier.close());
beforeEach(async () => {
  await db().supplierFinding.deleteMany();
  supplier.listen(({ path }) => {
    if (path.endsWith("/token")) return { body: TOKEN };
    if (!path.startsWith(`/${spelling}/v2/`)) return { status: 404, body: "<html>Not Found</html>" };
    if (path.includes(ICCID)) return { body: { data: USAGE } };
    return { status: 404, body: { data: [], meta: { message: "messages.resource_not_found" } } };
  });
});

/** What a process has that was just started. */
const freshProcess = () =>
  pressone({
    baseUrl: supplier.url,
    clientId: "client",
    clientSecret: "the-secret",
    extras: false,
    concurrency: 8,
    voice: null,
  });
const wrong = () =>
  supplier.asked.filter(({ path }) => path.includes("/sims/") && !path.startsWith(`/${spelling}/`)).length;
const right = () => supplier.askedFor(`/${spelling}/v2/sims/`).length;
const found = () => db().supplierFinding.findMany();

test("Q1: the right spelling of the usage path is found once and read by every process after", async () => {
  spelling = "cusomter";
  const first = freshProcess();
  await Promise.all(Array.from({ length: 10 }, () => first.usage(ICCID)));
  expect([wrong(), right()]).toEqual([1, 10]);
  expect(await found()).toMatchObject([
    { supplier: "pressone", name: "usage-prefix", value: "/cusomter/v2" },
  ]);
  await freshProcess().usage(ICCID);
  expect([wrong(), right()]).toEqual([1, 11]);
});

test("a spelling that is mended is found again", async () => {
  spelling = "cusomter";
  const running = freshProcess();
  await running.usage(ICCID);
  spelling = "customer";
  await running.usage(ICCID);
  await running.usage(ICCID);
  expect(right()).toBe(3);
  expect(await found()).toMatchObject([{ value: "/customer/v2" }]);
});

test("figures that came are told, also if the way to them cannot be remembered", async () => {
  spelling = "customer";
  await db().$executeRaw`ALTER TABLE supplier_finding RENAME TO gone`;
  try {
    expect(await freshProcess().usage(ICCID)).toMatchObject({ dataMb: { remaining: 767, total: 2048 } });
    const unknown = freshProcess().usage("8900000000000000000");
    await expect(unknown).rejects.toMatchObject({ kind: "not_found" });
  } finally {
    await db().$executeRaw`ALTER TABLE gone RENAME TO supplier_finding`;
  }
});

test("a router's refusal is no word about the eSIM, even in the supplier's envelope", async () => {
  const envelope = { success: false, code: "NOT_FOUND", message: "Cannot GET /customer/v2/sims" };
  supplier.listen(({ path }) => {
    if (path.endsWith("/token")) return { body: TOKEN };
    return path.startsWith("/cusomter/v2/") ? { body: { data: USAGE } } : { status: 404, body: envelope };
  });
  expect(await freshProcess().usage(ICCID)).toMatchObject({ status: "ACTIVE" });
  expect(await found()).toMatchObject([{ value: "/cusomter/v2" }]);
});

test("an ICCID that the supplier does not know says nothing against the path", async () => {
  spelling = "customer";
  await expect(freshProcess().usage("8900000000000000000")).rejects.toMatchObject({ kind: "not_found" });
  expect([wrong(), right()]).toEqual([0, 1]);
});

test("an address that knows neither spelling is unavailable, and nothing is remembered", async () => {
  spelling = "elsewhere";
  await expect(freshProcess().usage(ICCID)).rejects.toMatchObject({ kind: "unavailable", status: 404 });
  expect(wrong()).toBe(2);
  expect(await found()).toEqual([]);
});
