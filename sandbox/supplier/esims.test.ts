import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buyOnlineSim, buySim, openTestSandbox, type TestSandbox } from "./testing.ts";

type Usage = {
  data: {
    remaining: number;
    total: number;
    status: string;
    expired_at: string | null;
    is_unlimited: boolean | null;
  };
};
type History = {
  data: { data: { status: string; remaining: number; package: { id: string; type: string } }[] };
};
type Topups = { data: { id: string; net_price?: number }[] };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const usageOf = async (iccid: string) =>
  (await sandbox.get<Usage>(`/customer/v2/sims/${iccid}/usage`)).body.data;
const advance = (advance: string) => sandbox.control("/clock", { advance });
const topUp = (iccid: string, packageId = "sakura-mobile-data-30days-3gb-topup", description?: string) =>
  sandbox.post<{ data: { type: string; description: string } }>("/customer/v2/orders/topups", {
    package_id: packageId,
    iccid,
    ...(description ? { description } : {}),
  });

describe("usage", () => {
  it("starts at the first attach and is up to twenty minutes old", async () => {
    const iccid = await buySim(sandbox);
    expect(await usageOf(iccid)).toMatchObject({ status: "NOT_ACTIVE", remaining: 1_024, expired_at: null });
    await sandbox.control(`/phones/${iccid}/install`, {});
    await sandbox.control(`/phones/${iccid}/attach`, {});
    await sandbox.control(`/phones/${iccid}/use`, { mb: 24 });
    expect(await usageOf(iccid)).toMatchObject({ status: "NOT_ACTIVE" });
    await advance("20m");
    expect(await usageOf(iccid)).toMatchObject({ status: "ACTIVE", remaining: 1_000, total: 1_024 });
  });

  it("follows a switch at once, however old its figures are", async () => {
    const iccid = await buySim(sandbox);
    await usageOf(iccid);
    await sandbox.control("/settings", { supplier: { usageUnknown: true } }, "PATCH");
    expect(await usageOf(iccid)).toMatchObject({ status: "UNKNOWN" });
  });

  it("runs out by a usage profile while the clock moves", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await sandbox.control(`/phones/${iccid}/use`, { profile: { mbPerHour: 100 } });
    await advance("5h");
    expect(await usageOf(iccid)).toMatchObject({ status: "ACTIVE", remaining: 523 });
    await advance("6h");
    expect(await usageOf(iccid)).toMatchObject({ status: "FINISHED", remaining: 0, total: 1_024 });
  });

  it("expires when its days are over", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await advance("8d");
    await sandbox.signIn();
    expect(await usageOf(iccid)).toMatchObject({ status: "EXPIRED" });
  });

  it("answers under both spellings, or under the one that was set", async () => {
    const iccid = await buySim(sandbox);
    expect((await sandbox.get(`/cusomter/v2/sims/${iccid}/usage`)).status).toBe(200);
    await sandbox.control("/settings", { supplier: { usageSpelling: "cusomter" } }, "PATCH");
    const other = await fetch(`${sandbox.url()}/customer/v2/sims/${iccid}/usage`, {
      headers: sandbox.headers(),
    });
    expect(other.status).toBe(404);
    expect(other.headers.get("content-type")).not.toContain("json");
  });

  it("is limited to a hundred calls a minute for one eSIM", async () => {
    const iccid = await buySim(sandbox);
    const calls = await Promise.all(
      Array.from({ length: 101 }, () => sandbox.get(`/customer/v2/sims/${iccid}/usage`)),
    );
    expect(calls.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe("package history", () => {
  it("comes in its own envelope with opaque ids, once in fifteen minutes", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await topUp(iccid);
    const first = await sandbox.get<History>(`/customer/v2/sims/${iccid}/packages`);
    expect(first.body).toMatchObject({ success: true, code: "PACKAGE_HISTORY_RETRIEVED" });
    expect(first.body.data.data).toMatchObject([
      { status: "active", remaining: 1_024, package: { type: "initial" } },
      { status: "not_active", remaining: 3_072, package: { type: "topup" } },
    ]);
    expect(first.body.data.data[1]?.package.id).toMatch(/^topup-[0-9a-f]+$/);
    const second = await sandbox.get(`/customer/v2/sims/${iccid}/packages`);
    expect(second).toMatchObject({ status: 429, body: { message: "Too Many Attempts." } });
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(890);
    await advance("15m");
    expect((await sandbox.get(`/customer/v2/sims/${iccid}/packages`)).status).toBe(200);
  });

  it("is plain and upper case in the Airalo form", async () => {
    const iccid = await buyOnlineSim(sandbox);
    const { body } = await sandbox.get(`/v2/sims/${iccid}/packages`);
    expect(body).toMatchObject({
      data: [{ status: "ACTIVE", package: { id: "sakura-mobile-data-7days-1gb" } }],
    });
  });
});

describe("topping up", () => {
  it("brings a finished eSIM back and keeps the description", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await sandbox.control(`/phones/${iccid}/use`, { mb: 5_000 });
    const answer = await topUp(iccid, undefined, "top-1");
    expect(answer.body.data).toMatchObject({ type: "topup", description: "top-1" });
    expect(answer.body.data).not.toHaveProperty("sims");
    expect(await usageOf(iccid)).toMatchObject({ status: "ACTIVE", remaining: 3_072 });
  });

  it("names itself by the ICCID when no description was sent", async () => {
    const iccid = await buyOnlineSim(sandbox);
    expect((await topUp(iccid)).body.data.description).toBe(`Topup (${iccid})`);
  });

  it("is offered once the eSIM is in use, by the same operator only", async () => {
    const iccid = await buySim(sandbox);
    const offers = () => sandbox.get<Topups>(`/customer/v2/sims/${iccid}/topups`);
    expect((await offers()).body).toEqual({ data: [] });
    expect(await topUp(iccid)).toMatchObject({
      status: 422,
      body: { data: { package_id: "invalid topup package" } },
    });
    await sandbox.control(`/phones/${iccid}/install`, {});
    await sandbox.control(`/phones/${iccid}/attach`, {});
    const { data } = (await offers()).body;
    expect(data.length).toBeGreaterThan(5);
    expect(data[0]).not.toHaveProperty("net_price");
    expect((await topUp(iccid, "liberty-wave-7days-1gb-topup")).status).toBe(422);
  });

  it("says which fields are missing", async () => {
    const answer = await sandbox.post("/customer/v2/orders/topups", {});
    expect(answer.body).toMatchObject({
      data: { iccid: "The iccid field is required.", package_id: "The package id field is required." },
    });
  });
});

describe("an eSIM that is gone", () => {
  it("wears three disguises once it is recycled", async () => {
    const iccid = await buySim(sandbox);
    await advance("91d");
    await sandbox.signIn();
    expect(await usageOf(iccid)).toMatchObject({ status: "RECYCLED", remaining: 0, is_unlimited: null });
    expect((await sandbox.get(`/customer/v2/sims/${iccid}/topups`)).body).toMatchObject({ code: 73 });
    expect((await sandbox.get(`/customer/v2/sims/${iccid}`)).body).toMatchObject({
      data: { recycled: true },
    });
    expect((await topUp(iccid)).body).toMatchObject({ code: 73 });
    expect((await sandbox.control(`/phones/${iccid}/install`, {})).status).toBe(409);
  });

  it("is not found by an unknown ICCID, as 404 or as 200", async () => {
    const path = "/customer/v2/sims/8910300000000000001/topups";
    const body = { data: [], meta: { message: "messages.resource_not_found" } };
    expect(await sandbox.get(path)).toMatchObject({ status: 404, body });
    await sandbox.control("/settings", { supplier: { unknownIccidStatus: 200 } }, "PATCH");
    expect(await sandbox.get(path)).toMatchObject({ status: 200, body });
  });

  it("falls through to the list when the ICCID is empty", async () => {
    const iccid = await buySim(sandbox);
    expect((await sandbox.get("/customer/v2/sims/")).body).toMatchObject({ data: [{ iccid }] });
  });
});

it("a phone scans an activation code once", async () => {
  const order = await sandbox.post<{ data: { sims: { iccid: string; qrcode: string }[] } }>(
    "/customer/v2/orders",
    {
      package_id: "sakura-mobile-data-7days-1gb",
      quantity: 1,
    },
  );
  const [sim] = order.body.data.sims;
  const first = await sandbox.control<{ iccid: string; installedAt: string }>("/phones/scan", {
    activationCode: sim?.qrcode,
  });
  expect(first.body.iccid).toBe(sim?.iccid);
  expect(first.body.installedAt).toBeTruthy();
  expect((await sandbox.control("/phones/scan", { activationCode: sim?.qrcode })).status).toBe(409);
  expect((await sandbox.control("/phones/scan", { activationCode: "LPA:1$nowhere$X" })).status).toBe(404);
});
