import { beforeEach, describe, expect, it } from "vitest";
import type { TestSandbox } from "../testing.ts";
import { openHookedSandbox, optIn, settle, type TestHook } from "../webhooks/testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const DAY_MS = 86_400_000;
type Accepted = { data: { request_id: string; due_date: string; latest_cancellation_date: string } };
type Refused = { data: Record<string, string> };
type Listed = {
  data: { request_id: string; status: string; due_date: string; description: string }[];
  meta: { total: number; per_page: string; last_page: number };
};

let sandbox: TestSandbox;
let hook: TestHook;
beforeEach(async () => {
  const opened = await openHookedSandbox();
  ({ sandbox, hook } = opened);
  await sandbox.control("/clock", { now: "2027-03-10T08:00:00Z" });
  await sandbox.signIn("/v2");
  return opened.close;
});

const submit = <T = Accepted>(fields: Record<string, unknown> = {}) =>
  sandbox.post<T>("/v2/future-orders", {
    package_id: PACKAGE,
    quantity: 1,
    due_date: "2027-03-14 10:00",
    webhook_url: hook.url,
    ...fields,
  });
const requestId = async (fields: Record<string, unknown> = {}) => (await submit(fields)).body.data.request_id;
const list = async (query = "") => (await sandbox.get<Listed>(`/v2/future-orders?${query}`)).body;
const cancel = <T = Refused>(request_ids: unknown) =>
  sandbox.post<T>("/v2/cancel-future-orders", { request_ids });
const pass = (advance: string) => sandbox.control("/clock", { advance });
const ordersNamed = async (description: string) => {
  const path = `/v2/orders?filter[description]=${description}`;
  return (await sandbox.get<{ data: object[] }>(path)).body.data;
};

describe("making a future order", () => {
  it("is answered with its id and the last moment to cancel it, and sells nothing yet", async () => {
    const { status, body } = await submit({ description: "later" });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      request_id: expect.stringMatching(/^[A-Za-z0-9_-]{25}$/) as unknown,
      due_date: "2027-03-14 10:00",
      latest_cancellation_date: "2027-03-13 10:00",
    });
    expect(await ordersNamed("later")).toEqual([]);
    expect(hook.posted).toEqual([]);
  });

  it.each([
    ["", "The due date field is required."],
    ["2027-03-14", "The due date does not match the format Y-m-d H:i."],
    ["2027-02-30 10:00", "The due date does not match the format Y-m-d H:i."],
    ["2027-03-11 23:59", "Minimum due date must be at least the day after tomorrow in UTC timezone."],
    ["2028-03-10 08:01", "Maximum due date must be at most one year in the future."],
  ])("refuses the due date %j", async (due_date, message) => {
    expect(await submit<Refused>({ due_date })).toMatchObject({
      status: 422,
      body: { data: { due_date: message } },
    });
  });

  it("takes the first and the last possible due date", async () => {
    for (const due_date of ["2027-03-12 00:00", "2028-03-10 08:00"])
      expect((await submit({ due_date })).status).toBe(200);
  });

  it("refuses what an order would be refused for, and all at once", async () => {
    const { status, body } = await submit<Refused>({
      quantity: 0,
      due_date: "soon",
      to_email: "a@example.test",
      sharing_option: ["fax"],
    });
    expect(status).toBe(422);
    expect(Object.keys(body.data).sort()).toEqual(["due_date", "quantity", "sharing_option(1)"]);
    expect((await submit<object>({ package_id: "no-such" })).body).toMatchObject({ code: 34 });
  });

  it("needs somebody to tell", async () => {
    expect(await submit<object>({ webhook_url: undefined })).toMatchObject({
      status: 422,
      body: { reason: "User is not opted in and no webhook URL provided." },
    });
    await optIn(sandbox, "async_orders", { webhook_url: hook.url });
    expect((await submit({ webhook_url: undefined })).status).toBe(200);
  });
});

describe("a future order that is due", () => {
  it("becomes an order, once, is told by webhook and is listed no more", async () => {
    const id = await requestId({ description: "due", quantity: 2, brand_settings_name: "our perfect brand" });
    await pass("4d");
    expect(hook.posted).toEqual([]);
    await sandbox.restart();
    await pass("3h");
    const [told] = await hook.hears(1);
    expect(told).toMatchObject({
      request_id: id,
      data: { package_id: PACKAGE, brand_settings_name: "our perfect brand", sims: [{}, {}] },
    });
    await sandbox.signIn("/v2");
    expect(await ordersNamed("due")).toHaveLength(1);
    for (const status of ["pending", "retry", "failed"])
      expect((await list(`status=${status}`)).data).toEqual([]);
    expect((await cancel([id])).body.data).toEqual({
      "request_ids.0": "The request_ids.0 has already been processed.",
    });
  });

  it("is tried again while there is hope", async () => {
    await submit({ description: "hope" });
    await sandbox.control("/supplier/balance", { amount: 0 });
    await pass("4d");
    await pass("3h");
    await sandbox.signIn("/v2");
    expect((await list("status=retry")).data).toMatchObject([{ status: "retry", description: "hope" }]);
    await sandbox.control("/supplier/balance", { amount: 100 });
    await pass("1h");
    await hook.hears(1);
    expect(await ordersNamed("hope")).toHaveLength(1);
  });

  it("fails in the end, and the reseller hears why", async () => {
    const id = await requestId({ package_id: "test-maintenance-mode-7days-1gb" });
    await pass("5d");
    for (let hour = 0; hour < 3; hour += 1) await pass("1h");
    expect(await hook.hears(1)).toMatchObject([{ request_id: id, code: 13 }]);
    await sandbox.signIn("/v2");
    expect((await list("status=failed")).data).toMatchObject([{ request_id: id }]);
  });

  it("is processed at once when told so", async () => {
    await settle(sandbox, { futureOrdersAtOnce: true });
    await submit({ description: "now" });
    await hook.hears(1);
    expect(await ordersNamed("now")).toHaveLength(1);
  });
});

describe("listing future orders", () => {
  it("shows the pending ones, or those of the state asked for", async () => {
    const ids: Record<string, string> = {};
    for (const state of ["pending", "retry", "failed"])
      ids[state] = await requestId({ package_id: `test-create-${state}-future-order-7days-1gb` });
    for (const state of ["pending", "retry", "failed"])
      expect((await list(`status=${state}`)).data).toMatchObject([{ request_id: ids[state], status: state }]);
    expect((await list()).data[0]).toEqual({
      request_id: ids.pending,
      quantity: 1,
      description: "",
      status: "pending",
      package_id: "test-create-pending-future-order-7days-1gb",
      due_date: "2027-03-14 10:00",
      latest_cancellation_date: "2027-03-13 10:00",
    });
    await pass("5d");
    await hook.hears(2);
    await sandbox.signIn("/v2");
    expect((await list("status=failed")).data).toHaveLength(1);
  });

  it("narrows by due date and comes in pages", async () => {
    for (let day = 14; day < 18; day += 1) await submit({ due_date: `2027-03-${day} 10:00` });
    const days = async (query: string) =>
      (await list(query)).data.map(({ due_date }) => due_date.slice(8, 10));
    expect(await days("from_due_date=2027-03-16")).toEqual(["17", "16"]);
    expect(await days("to_due_date=2027-03-15")).toEqual(["15", "14"]);
    expect(await days("from_due_date=2027-03-15&to_due_date=2027-03-16 09:59")).toEqual(["15"]);
    const { data, meta } = await list("limit=3&page=2");
    expect(data).toHaveLength(1);
    expect(meta).toMatchObject({ total: 4, per_page: "3", last_page: 2 });
  });

  it.each(["status=processed", "from_due_date=soon", "to_due_date=2027-02-30", "limit=many"])(
    "refuses %s",
    async (query) => {
      expect((await sandbox.get(`/v2/future-orders?${query}`)).status).toBe(422);
    },
  );
});

describe("cancelling future orders", () => {
  it("is possible until 24 hours before, for all or for none", async () => {
    const [early, late] = [await requestId(), await requestId({ due_date: "2027-03-12 09:00" })];
    await pass(`${DAY_MS / 1_000 + 3_601}s`);
    expect(await cancel([early, late])).toMatchObject({
      status: 422,
      body: { data: { "request_ids.1": expect.stringContaining("24 hours") as unknown } },
    });
    expect(await cancel<object>([early])).toMatchObject({
      status: 200,
      body: { data: [], meta: { message: "Future orders cancelled successfully" } },
    });
    expect((await list()).data.map(({ request_id }) => request_id)).toEqual([late]);
    expect((await cancel([early])).body.data).toEqual({
      "request_ids.0": "The request_ids.0 does not exist.",
    });
    await pass("5d");
    expect(await hook.hears(1)).toMatchObject([{ request_id: late }]);
  });

  it("takes the ids in a form, and the special packages' orders", async () => {
    for (const state of ["retry", "failed"]) {
      const id = await requestId({ package_id: `test-create-${state}-future-order-7days-1gb` });
      const form = new URLSearchParams({ "request_ids[]": id });
      expect((await sandbox.post("/v2/cancel-future-orders", form)).status).toBe(200);
      expect((await list(`status=${state}`)).data).toEqual([]);
    }
  });

  it("refuses ids that are missing, too many, too short, unknown or there twice", async () => {
    const unknown = "x".repeat(25);
    expect(Object.keys((await cancel([])).body.data)).toEqual(["request_ids"]);
    expect(Object.keys((await cancel(Array.from({ length: 11 }, () => unknown))).body.data)).toEqual([
      "request_ids",
    ]);
    expect((await cancel(["short", unknown, unknown])).body.data).toEqual({
      "request_ids.0": "The request_ids.0 must be 25 characters.",
      "request_ids.1": "The request_ids.1 does not exist.",
      "request_ids.2": "The request_ids.2 field has a duplicate value.",
    });
  });
});
