import { beforeEach, describe, expect, it } from "vitest";
import { buyOnlineSim, type TestSandbox } from "../testing.ts";
import { deliveries, openHookedSandbox, optIn, settle, type TestHook } from "./testing.ts";

const PACKAGE = "sakura-mobile-data-7days-1gb";
type Ledger = { entries: { path: string; response: unknown }[] };

let sandbox: TestSandbox;
let hook: TestHook;
beforeEach(async () => {
  const opened = await openHookedSandbox();
  ({ sandbox, hook } = opened);
  return opened.close;
});

const use = (iccid: string, body: object) => sandbox.control(`/phones/${iccid}/use`, body);
const pass = (advance: string) => sandbox.control("/clock", { advance });
const mails = async () =>
  (await sandbox.control<Ledger>("/ledger?area=supplier")).body.entries.filter(({ path }) =>
    path.startsWith("mailto:"),
  );

describe("low data", () => {
  const optedIn = () => optIn(sandbox, "webhook_low_data", { webhook_url: hook.url });

  it("is told at 75 and 90 percent, once each, with what is left", async () => {
    await optedIn();
    const iccid = await buyOnlineSim(sandbox);
    await use(iccid, { mb: 767 });
    await use(iccid, { mb: 1 });
    const told = { level: "75%", package_name: PACKAGE, remaining_percentage: 25, iccid };
    expect(await hook.hears(1)).toEqual([told]);
    await use(iccid, { mb: 50 });
    await use(iccid, { mb: 150 });
    expect((await hook.hears(2))[1]).toEqual({ ...told, level: "90%", remaining_percentage: 5 });
    await use(iccid, { mb: 1_000 });
    await pass("6d");
    expect(await deliveries(sandbox)).toHaveLength(2);
  });

  it("is told when three days and one day are left, as they were then", async () => {
    await optedIn();
    const iccid = await buyOnlineSim(sandbox);
    await use(iccid, { mb: 512 });
    await pass("4d");
    expect(await hook.hears(1)).toEqual([
      { level: "3days", package_name: PACKAGE, remaining_percentage: 50, iccid },
    ]);
    await pass("10d");
    expect((await hook.hears(2))[1]).toMatchObject({ level: "1days", remaining_percentage: 50 });
  });

  it("is told by steady use, when the clock gets there, for the next package too", async () => {
    await optedIn();
    const iccid = await buyOnlineSim(sandbox);
    await sandbox.post("/v2/orders/topups", { package_id: `${PACKAGE}-topup`, iccid });
    await use(iccid, { profile: { mbPerHour: 128 } });
    await pass("361m");
    expect(await hook.hears(1)).toMatchObject([{ level: "75%" }]);
    await pass("26h");
    const seen = (await hook.hears(4)).map((told) => [
      told.level,
      told.remaining_percentage,
      told.package_name,
    ]);
    expect(seen.sort()).toEqual([
      ["75%", 25, PACKAGE],
      ["75%", 25, `${PACKAGE}-topup`],
      ["90%", 10, PACKAGE],
      ["90%", 10, `${PACKAGE}-topup`],
    ]);
  });

  it("is not told of the past, nor to those who opted out", async () => {
    const iccid = await buyOnlineSim(sandbox);
    await use(iccid, { mb: 800 });
    await optedIn();
    await use(iccid, { mb: 150 });
    expect(await hook.hears(1)).toMatchObject([{ level: "90%" }]);
    await sandbox.post("/v2/notifications/opt-out", { type: "webhook_low_data" });
    await pass("6d");
    expect(await deliveries(sandbox)).toHaveLength(1);
  });

  it("is mailed to those who asked for mails", async () => {
    await optIn(sandbox, "email_low_data", { email: "ops@shop.test" });
    const iccid = await buyOnlineSim(sandbox);
    await use(iccid, { mb: 800 });
    await expect
      .poll(mails)
      .toMatchObject([{ path: "mailto:ops@shop.test", response: { level: "75%", iccid } }]);
  });

  it("is not told while webhooks are inert", async () => {
    await optedIn();
    await settle(sandbox, { webhooksInert: true });
    const iccid = await buyOnlineSim(sandbox);
    await use(iccid, { mb: 1_000 });
    await settle(sandbox, { webhooksInert: false });
    await pass("4d");
    expect(await hook.hears(1)).toMatchObject([{ level: "3days" }]);
  });

  it("is still watched after a restart", async () => {
    await optedIn();
    const iccid = await buyOnlineSim(sandbox);
    await pass("3d");
    await sandbox.restart();
    await pass("25h");
    expect(await hook.hears(1)).toMatchObject([{ level: "3days", iccid }]);
  });
});

describe("the credit limit", () => {
  const buy = (quantity: number) => sandbox.post("/v2/orders", { package_id: PACKAGE, quantity });
  const deposit = (amount: number) => sandbox.control("/supplier/balance", { amount });
  const messages = async (count: number) => (await hook.hears(count)).map(({ message }) => message);

  it("is told for every level that the balance falls through, once per deposit", async () => {
    await optIn(sandbox, "webhook_credit_limit", { webhook_url: hook.url });
    await deposit(28);
    await buy(5);
    expect(await hook.hears(1)).toEqual([
      { message: "Surpassed 50% of the credit limit balance", remaining: 14 },
    ]);
    await buy(3);
    expect((await messages(3)).slice(1).sort()).toEqual([
      "Surpassed 70% of the credit limit balance",
      "Surpassed 80% of the credit limit balance",
    ]);
    await deposit(28);
    await buy(5);
    expect(await messages(4)).toContain("Surpassed 50% of the credit limit balance");
  });

  it("is told only at the levels that were asked for", async () => {
    await optIn(sandbox, "webhook_credit_limit", { webhook_url: hook.url, levels: [70] });
    await optIn(sandbox, "email_credit_limit", { email: "ops@shop.test", levels: [50] });
    await deposit(28);
    await buy(9);
    expect(await messages(1)).toEqual(["Surpassed 70% of the credit limit balance"]);
    expect(await mails()).toHaveLength(1);
  });
});
