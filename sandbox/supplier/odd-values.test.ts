import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
const INVALID_PACKAGE =
  "The requested eSIM package is invalid or it is currently out of stock. Please try again later.";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox("airalo");
});
afterAll(() => sandbox.close());

const set = (supplier: object) => sandbox.control("/settings", { supplier }, "PATCH");
const dueInAWeek = (): string =>
  new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 16).replace("T", " ");
const futureOrder = (packageId: string) =>
  sandbox.post("/v2/future-orders", {
    package_id: packageId,
    quantity: 1,
    due_date: dueInAWeek(),
    webhook_url: "http://127.0.0.1:9/",
  });

describe.each(["constructor", "toString", "__proto__"])("what is called %s", (name) => {
  it("is no package", async () => {
    const refusal = { status: 422, body: { code: 34, reason: INVALID_PACKAGE } };
    expect(await sandbox.post("/v2/orders", { package_id: name, quantity: 1 })).toMatchObject(refusal);
    expect(await futureOrder(name)).toMatchObject(refusal);
    expect(
      await sandbox.post("/v2/voucher/esim", { vouchers: [{ package_id: name, quantity: 1 }] }),
    ).toMatchObject({
      body: { data: { "vouchers.0.package_id": "The selected vouchers.0.package_id is invalid" } },
    });
  });
});

it("is no event of the simulator either, and no type of one", async () => {
  expect((await sandbox.post("/v2/simulator/webhook", { event: "constructor" })).body).toMatchObject({
    data: { event: "The selected event is invalid." },
  });
  const lowData = { event: "low_data_notification", type: "constructor" };
  expect((await sandbox.post("/v2/simulator/webhook", lowData)).body).toMatchObject({
    data: { type: "The selected type is invalid." },
  });
});

it("an unknown package is refused for a future order too when that is told by field", async () => {
  await set({ unknownPackageAs: "fields" });
  expect(await futureOrder("nothing-7days-1gb")).toMatchObject({
    status: 422,
    body: { data: { package_id: "The selected package is invalid." } },
  });
  await set({ unknownPackageAs: "code34" });
});

it("an unknown package and a wrong quantity are told together when they are told by field", async () => {
  await set({ unknownPackageAs: "fields" });
  const wrong = { package_id: "nope", quantity: 51 };
  expect(await sandbox.post("/v2/orders", wrong)).toMatchObject({
    status: 422,
    body: {
      data: {
        package_id: "The selected package is invalid.",
        quantity: "The quantity may not be greater than 50.",
      },
    },
  });
  await set({ unknownPackageAs: "code34" });
});

it("a description is measured in characters, whatever they are made of", async () => {
  const order = (description: string) =>
    sandbox.post("/v2/orders", { package_id: PACKAGE, quantity: 1, description });
  expect((await order("✈️".repeat(127))).status).toBe(200);
  expect((await order("😀".repeat(255))).status).toBe(200);
  expect((await order("😀".repeat(256))).status).toBe(422);
});

describe("numbers beyond all others", () => {
  const digits = "9".repeat(400);

  it.each([`limit=${digits}`, `page=${digits}`])("are none as %s", async (query) => {
    const [name = ""] = query.split("=");
    expect(await sandbox.get(`/v2/orders?${query}`)).toMatchObject({
      status: 422,
      body: { data: { [name]: `The ${name} must be an integer.` } },
    });
  });

  it("are none for telephone numbers", async () => {
    const path = `/api/third-party/partner/available-numbers/?page_size=${digits}`;
    const answer = await sandbox.send(path, { headers: { "pressone-x-api-key": "sandbox-voice-key" } });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: "page_size: A valid integer is required." },
    });
  });
});

it("an eSIM that does not exist is never a success, whatever the status and the envelope", async () => {
  const answerTo = async (settings: object) => {
    await set(settings);
    const history = `/customer/v2/sims/8910300000000000001/packages`;
    const { status, body } = await sandbox.get(history);
    await sandbox.control("/clock", { advance: "15m" });
    return { status, body };
  };
  const plain = { data: [], meta: { message: "messages.resource_not_found" } };
  expect(await answerTo({ unknownIccidStatus: 200 })).toEqual({ status: 200, body: plain });
  expect(await answerTo({ unknownIccidStatus: 200, wrapAll: true })).toMatchObject({
    status: 200,
    body: { success: false, code: "NOT_FOUND", message: "messages.resource_not_found" },
  });
  await set({ unknownIccidStatus: 404, wrapAll: false });
});

describe("a filter", () => {
  const found = async (value: string) =>
    (
      await sandbox.get<{ data: { description: string }[] }>(
        `/v2/orders?filter[description]=${encodeURIComponent(value)}`,
      )
    ).body.data.length;

  it("with many wildcards is answered at once", async () => {
    const description = "a".repeat(250);
    await sandbox.post("/v2/orders", { package_id: PACKAGE, quantity: 1, description });
    expect(await found("%a".repeat(60))).toBe(1);
    expect(await found(`${"%a".repeat(60)}%b`)).toBe(0);
  });

  it("matches as LIKE does", async () => {
    await sandbox.post("/v2/orders", { package_id: PACKAGE, quantity: 1, description: "Ref (x).q-1\nend" });
    for (const value of ["ref", "(X).Q", "R_f", "f%q_1", "x%end", "%", "_"])
      expect([value, await found(value)]).not.toEqual([value, 0]);
    for (const value of ["rf", "f%z", "x.q", "q%f"]) expect([value, await found(value)]).toEqual([value, 0]);
  });
});
