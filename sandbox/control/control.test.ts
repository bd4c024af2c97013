import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.control("/faults", {}, "DELETE"));
afterAll(() => sandbox.close());

const page = async (path = "/control") => (await fetch(sandbox.url() + path)).text();
const press = (action: string, fields: Record<string, string> = {}) =>
  fetch(`${sandbox.url()}/control/do`, { method: "POST", body: new URLSearchParams({ action, ...fields }) });

test("the front page leads everywhere", async () => {
  const front = await page("/");
  for (const door of ["/control", "/mailbox", "/rates/latest"]) expect(front).toContain(`href="${door}`);
});

test("an eSIM that was sold is a phone that can be played", async () => {
  expect(await page()).toContain("No eSIM has been sold yet");
  const iccid = await buySim(sandbox);
  expect(await page()).toContain("Scan the QR (install)");
  await press("phone.install", { iccid });
  expect(await page()).toContain("Land (attach)");
  await press("phone.attach", { iccid });
  await press("phone.video", { iccid });
  expect(await page()).toContain("624 <small>MB left");
  await press("phone.everything", { iccid });
  expect(await page()).toContain("Used up");
});

test("what does not work is said on the page", async () => {
  const iccid = await buySim(sandbox);
  const answer = await press("phone.attach", { iccid });
  expect(await answer.text()).toContain("install the eSIM first");
});

test("an ICCID is found by its digits", async () => {
  const iccid = await buySim(sandbox);
  expect(await page(`/control?search=${iccid.slice(-6)}`)).toContain(`···· ${iccid.slice(-4)}`);
  expect(await page("/control?search=00000000")).toContain("No eSIM with these digits");
});

test("the clock moves and comes back", async () => {
  await press("clock.advance", { by: "7d" });
  expect(await page()).toContain("7 d ahead of the real time");
  await press("clock.reset");
  expect(await page()).toContain("The same as the real time");
});

test("credit, faults and switches are set", async () => {
  await press("balance.set", { amount: "1234.5" });
  expect(await page()).toContain("$1,234.50");
  await press("fault.add", { operation: "supplier.usage", kind: "html", count: "3", probability: "50" });
  expect(await page()).toContain("3 more, 50 % of calls, struck 0");
  await press("fault.clear");
  expect(await page()).toContain("the outside world works");
  await press("setting.change", { section: "supplier", key: "usageUnknown", value: "true" });
  await press("setting.change", { section: "stripe", key: "webhookJitterMs", value: "250" });
  const settings = await sandbox.control("/settings");
  expect(settings.body).toMatchObject({ supplier: { usageUnknown: true }, stripe: { webhookJitterMs: 250 } });
});

test("every field of a fault can be filled in on the page", async () => {
  await press("fault.add", {
    operation: "supplier.balance",
    kind: "status",
    count: "2",
    skip: "1",
    probability: "100",
    seed: "5",
    contains: "balance",
    status: "418",
    body: '{"code":34,"reason":"sold out"}',
  });
  const answers = [];
  for (let call = 0; call < 4; call += 1) answers.push(await sandbox.get("/customer/v2/balance"));
  expect(answers.map(({ status }) => status)).toEqual([200, 418, 418, 200]);
  expect(answers[1]?.body).toEqual({ code: 34, reason: "sold out" });
  expect(await page()).toContain("over, 100 % of calls");
});

test("a wait can be named in seconds, as a date or not at all", async () => {
  const waits = [];
  for (const retryAfterForm of ["seconds", "date", "none"]) {
    await press("fault.add", {
      operation: "supplier.*",
      kind: "rate_limit",
      count: "1",
      retryAfter: "9",
      retryAfterForm,
    });
    waits.push((await sandbox.get("/customer/v2/balance")).headers.get("retry-after"));
  }
  expect(waits).toEqual(["9", expect.stringMatching(/ GMT$/), null]);
});

test("what is wrong with a fault is said on the page", async () => {
  const answer = await press("fault.add", { operation: "supplier.*", kind: "status", status: "7" });
  expect(await answer.text()).toContain("must be a status from 200 to 599");
});

test("every ready-made trouble is one press, and shows that it waits", async () => {
  const ids = [
    ...(await page()).matchAll(
      /name="preset" value="([^"]+)"[^>]*>\s*<button name="action" value="preset.fault"/g,
    ),
  ];
  expect(ids.length).toBeGreaterThan(15);
  for (const [, preset = ""] of ids) await press("preset.fault", { preset });
  const { body } = await sandbox.control<{ faults: { kind: string }[] }>("/faults");
  expect(body.faults).toHaveLength(ids.length);
  expect((await page()).split(">Waits<")).toHaveLength(ids.length + 1);
  await press("fault.clear");
  expect(await page()).not.toContain(">Waits<");
});

test("a way the supplier behaves is switched on and back", async () => {
  const pressed = async () => (await page()).split('aria-pressed="true"').length - 1;
  const before = await pressed();
  await press("preset.setting", { preset: "no-balance", on: "true" });
  expect((await sandbox.get("/customer/v2/balance")).body).toMatchObject({ data: { balances: [] } });
  expect(await pressed()).toBe(before + 1);
  await press("preset.setting", { preset: "no-balance", on: "false" });
  expect((await sandbox.get("/customer/v2/balance")).body).toMatchObject({
    data: { balances: { name: "balance" } },
  });
  expect(await pressed()).toBe(before);
});

test("a setting with few values offers them, and takes no other", async () => {
  expect(await page()).toMatch(/<option selected>both<\/option>/);
  const answer = await press("setting.change", {
    section: "supplier",
    key: "usageSpelling",
    value: "custard",
  });
  expect(await answer.text()).toContain("must be one of: both, customer, cusomter");
});

test("an eSIM can be taken back before its time", async () => {
  const iccid = await buySim(sandbox);
  await press("phone.recycle", { iccid });
  expect((await sandbox.get(`/customer/v2/sims/${iccid}`)).body).toMatchObject({ data: { recycled: true } });
  expect((await sandbox.get(`/customer/v2/sims/${iccid}/topups`)).body).toMatchObject({ code: 73 });
});

test.each([
  ["__proto__", {}],
  ["constructor", {}],
  ["phone.everything", { iccid: "8900000000000000000" }],
  ["balance.set", { amount: "" }],
  ["balance.set", { amount: "much" }],
])("a press of %s that makes no sense is said on the page, and changes nothing", async (action, fields) => {
  const answer = await press(action, fields);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<p class="said">');
  expect((await sandbox.control<{ amount: number }>("/supplier/balance")).body.amount).toBeGreaterThan(0);
});
