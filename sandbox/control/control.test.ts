import { afterAll, beforeAll, expect, test } from "vitest";
import { buySim, openTestSandbox, type TestSandbox } from "../supplier/testing.ts";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
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
  expect(await page()).toContain("3 more, 50 % of calls");
  await press("fault.clear");
  expect(await page()).toContain("the outside world works");
  await press("setting.change", { section: "supplier", key: "usageUnknown", value: "true" });
  await press("setting.change", { section: "stripe", key: "webhookJitterMs", value: "250" });
  const settings = await sandbox.control("/settings");
  expect(settings.body).toMatchObject({ supplier: { usageUnknown: true }, stripe: { webhookJitterMs: 250 } });
});
