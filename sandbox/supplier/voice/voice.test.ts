import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestSandbox, type TestSandbox } from "../testing.ts";

const BASE = "/api/third-party/partner";
const KEY = { "pressone-x-api-key": "sandbox-voice-key" };
const WRONG_KEYS: Record<string, string>[] = [
  {},
  { "pressone-x-api-key": "wrong" },
  { ...KEY, authorization: "Bearer wrong" },
];
type Page = { data: Record<string, unknown>[]; total: number; page_size: number; page_index: number };
type Subscription = { status: string; start_date: string; end_date: string; auto_renew?: boolean };
type Claimed = { message: string; data: { phone_number: string; subscription: Subscription } };
type Failed = { message: string; code: string };

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

const get = <T = Page>(path: string, headers: Record<string, string> = KEY) =>
  sandbox.send<T>(BASE + path, { headers, redirect: "manual" });
const post = <T = Claimed>(path: string, body: unknown, headers: Record<string, string> = KEY) =>
  sandbox.send<T>(BASE + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const advance = (by: string) => sandbox.control("/clock", { advance: by });

async function freeNumber(): Promise<string> {
  const { body } = await get("/available-numbers/?page_size=1");
  return String(body.data[0]?.phone_number);
}

const person = (email: string, phoneNumber: string) => ({
  phone_number: phoneNumber,
  email,
  first_name: "Ada",
  last_name: "Obi",
  mobile: "+2348012345678",
});

async function claim(email: string): Promise<string> {
  const phoneNumber = await freeNumber();
  expect((await post("/claim-number/", person(email, phoneNumber))).status).toBe(201);
  return phoneNumber;
}

const subscriptionOf = async (email: string) =>
  (await get(`/user/?email=${email}`)).body.data[0]?.subscription as Subscription;
const daysBetween = ({ start_date, end_date }: Subscription) =>
  (Date.parse(end_date) - Date.parse(start_date)) / 86_400_000;

it("a call that was struck before the work is known by its number or its e-mail", async () => {
  await sandbox.control("/faults", { operation: "supplier.voice.*", kind: "status", count: 2 });
  await post("/claim-number/", person("a@example.test", "02010000001"));
  await post("/renew-number/", { email: "b@example.test" });
  const { body } = await sandbox.control<{ entries: { reference: string }[] }>("/ledger?limit=2");
  expect(body.entries.map(({ reference }) => reference)).toEqual(["b@example.test", "02010000001"]);
});

it.each(["country", "email", "mobile"])("a claim with a list as its %s is refused", async (name) => {
  const claimed = { ...person("list@example.test", await freeNumber()), [name]: ["NG"] };
  expect(await post("/claim-number/", claimed)).toMatchObject({
    status: 400,
    body: { message: `${name}: Not a valid string.` },
  });
});

describe("the door", () => {
  it("wants the key, in its own header, as a bearer token, or both alike", async () => {
    const path = "/available-numbers/";
    const bearer = { authorization: "Bearer sandbox-voice-key" };
    for (const headers of [KEY, bearer, { ...KEY, ...bearer }])
      expect((await get(path, headers)).status).toBe(200);
    for (const headers of WRONG_KEYS)
      expect(await get<Failed>(path, headers)).toMatchObject({ status: 401, body: { code: "401" } });
  });

  it("sends a read without the last slash on, and knows no write there", async () => {
    const moved = await get<null>("/available-numbers?page_size=2").catch(() => undefined);
    expect(moved).toMatchObject({ status: 301 });
    expect(moved?.headers.get("location")).toBe(`${BASE}/available-numbers/?page_size=2`);
    const write = await fetch(`${sandbox.url()}${BASE}/claim-number`, { method: "POST", headers: KEY });
    expect(write.status).toBe(404);
    expect((await get<Failed>("/claim-number/")).status).toBe(405);
  });
});

describe("available numbers", () => {
  it("come in pages, without those that are taken", async () => {
    const { body } = await get("/available-numbers/?page_index=2&page_size=10");
    expect(body).toMatchObject({ total: 432, page_size: 10, page_index: 2 });
    expect(body.data).toHaveLength(10);
    expect(body.data[0]).toMatchObject({ country_code: "NG" });
    expect((await get("/available-numbers/")).body).toMatchObject({ page_size: 100, page_index: 1 });
    const taken = await claim("a@example.test");
    const left = (await get("/available-numbers/?page_size=500")).body;
    expect(left.total).toBe(431);
    expect(left.data.map(({ phone_number }) => phone_number)).not.toContain(taken);
    expect((await get("/available-numbers/?page_index=0")).status).toBe(400);
  });
});

describe("claiming a number", () => {
  it("starts a trial, once however often it is asked for", async () => {
    const request = person("a@example.test", await freeNumber());
    const first = await post("/claim-number/", request);
    expect(first).toMatchObject({
      status: 201,
      body: { message: "Number claimed", data: { subscription: { status: "trial", auto_renew: false } } },
    });
    expect(daysBetween(first.body.data.subscription)).toBe(7);
    const again = await post("/claim-number/", { ...request, email: "A@example.test" });
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  it("is refused for a number of somebody else, an unknown one, and a second one", async () => {
    const taken = await claim("a@example.test");
    expect(await post<Failed>("/claim-number/", person("b@example.test", taken))).toMatchObject({
      status: 409,
      body: { code: "409" },
    });
    expect((await post("/claim-number/", person("b@example.test", "0999"))).status).toBe(404);
    expect((await post("/claim-number/", person("a@example.test", await freeNumber()))).status).toBe(409);
  });

  it.each(["phone_number", "email", "first_name", "last_name", "mobile"])("needs %s", async (name) => {
    const answer = await post<Failed>("/claim-number/", {
      ...person("a@example.test", "02012345678"),
      [name]: "",
    });
    expect(answer).toEqual(
      expect.objectContaining({
        status: 400,
        body: { code: "400", message: `${name}: This field is required.` },
      }),
    );
  });

  it("takes a form as well", async () => {
    const form = new URLSearchParams(person("a@example.test", await freeNumber()));
    const answer = await sandbox.send(`${BASE}/claim-number/`, { method: "POST", headers: KEY, body: form });
    expect(answer.status).toBe(201);
  });
});

describe("renewing", () => {
  it("turns the trial into a paid month after it, then adds months", async () => {
    await claim("a@example.test");
    const trial = await subscriptionOf("a@example.test");
    const { status, body } = await post("/renew-number/", { email: "a@example.test" });
    expect(status).toBe(200);
    expect(body.data.subscription).toMatchObject({ status: "active", start_date: trial.end_date });
    expect(daysBetween(body.data.subscription)).toBe(30);
    await post("/renew-number/", { email: "a@example.test" });
    expect(daysBetween(await subscriptionOf("a@example.test"))).toBe(60);
    const ledger = await sandbox.control<{ amountCents: number; moves: object[] }>("/supplier/ledger");
    expect(ledger.body).toMatchObject({
      amountCents: 499_000,
      moves: [{ kind: "number" }, { kind: "number" }],
    });
  });

  it("brings an expired subscription back from now on", async () => {
    await claim("a@example.test");
    await advance("8d");
    expect((await subscriptionOf("a@example.test")).status).toBe("expired");
    await post("/renew-number/", { email: "a@example.test" });
    const renewed = await subscriptionOf("a@example.test");
    expect([renewed.status, daysBetween(renewed)]).toEqual(["active", 30]);
    await advance("31d");
    expect((await subscriptionOf("a@example.test")).status).toBe("expired");
  });

  it("is refused without an e-mail, for an unknown one, and without money", async () => {
    await claim("a@example.test");
    await sandbox.control("/supplier/balance", { amount: 4.99 });
    for (const [body, status] of [
      [{}, 400],
      [{ email: "nobody" }, 400],
      [{ email: "b@example.test" }, 404],
      [{ email: "a@example.test" }, 402],
    ] as const)
      expect((await post("/renew-number/", body)).status).toBe(status);
    expect((await subscriptionOf("a@example.test")).status).toBe("trial");
  });
});

describe("the users", () => {
  it("are listed with their subscriptions, by e-mail and by mobile", async () => {
    const number = await claim("a@example.test");
    const other = person("b@example.test", await freeNumber());
    await post("/claim-number/", { ...other, mobile: "+2348099999999" });
    expect((await get("/user/")).body).toMatchObject({ total: 2, page_index: 1, page_size: 100 });
    expect((await get("/user/?email=A@example.test")).body.data).toMatchObject([
      { phone_number: number, first_name: "Ada", subscription: { plan: "voice-basic" } },
    ]);
    for (const mobile of ["+2348099999999", "%2B2348099999999"])
      expect((await get(`/user/?mobile=${mobile}`)).body.data).toMatchObject([{ email: "b@example.test" }]);
    expect((await get("/user/?email=c@example.test")).body).toMatchObject({ data: [], total: 0 });
  });

  it("survive a restart", async () => {
    const number = await claim("a@example.test");
    await sandbox.restart();
    expect((await get("/user/")).body.data).toMatchObject([{ phone_number: number }]);
  });
});
