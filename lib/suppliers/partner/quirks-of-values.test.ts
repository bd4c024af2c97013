import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  openTestSupplier,
  openTestSuppliers,
  type TestSupplier,
  type TestSuppliers,
} from "@/bin/test-supplier";
import { buyOnlineSim, buySim } from "@/sandbox/supplier/testing";
import type { SupplierCatalogue, SupplierPackage } from "../contract/catalogue";

const SLUG = "sakura-mobile-data-7days-1gb";
const ICCID = "8910300000005271146";
let world: TestSuppliers;
let scripted: TestSupplier;
let plain: SupplierCatalogue;

beforeAll(async () => {
  [world, scripted] = await Promise.all([openTestSuppliers(), openTestSupplier()]);
  plain = await world.pressone().listDestinations();
});
afterAll(async () => {
  await world.close();
  await scripted.close();
});
beforeEach(() => world.forget());

const packagesOf = ({ destinations }: SupplierCatalogue): readonly SupplierPackage[] =>
  destinations.flatMap(({ operators }) => operators.flatMap((operator) => operator.packages));

test.each([
  ["active", "ACTIVE"],
  ["ACTIVE", "ACTIVE"],
  ["Hibernating", "UNKNOWN"],
])("Q6: the status %s is shown as %s, and its word is kept", async (status, shown) => {
  const supplier = scripted.meets({ body: { data: { status, expired_at: null } } });
  expect(await supplier.usage(ICCID)).toMatchObject({ status: shown, statusText: status });
});

test("Q6: histories of either case mean the same", async () => {
  const iccid = await buyOnlineSim(world.sandbox);
  expect(await world.pressone().history(iccid)).toMatchObject([{ status: "ACTIVE", statusText: "active" }]);
  expect(await world.airalo().history(iccid)).toMatchObject([{ status: "ACTIVE", statusText: "ACTIVE" }]);
});

test("Q7: the same moment in each form of time", async () => {
  const iccid = await buyOnlineSim(world.sandbox);
  const { expiresAt } = await world.pressone().usage(iccid);
  const [zulu] = await world.pressone().history(iccid);
  const [offset] = await world.airalo().history(iccid);
  expect(expiresAt).toBeInstanceOf(Date);
  expect([zulu?.expiresAt, offset?.expiresAt]).toEqual([expiresAt, expiresAt]);
  const forms = [
    "2025-03-28 10:00",
    "2025-03-28 10:00:00",
    "2025-03-28T10:00:00Z",
    "2025-03-28T12:00:00+02:00",
  ];
  for (const expired_at of forms) {
    const supplier = scripted.meets({ body: { data: { status: "ACTIVE", expired_at } } });
    expect((await supplier.usage(ICCID)).expiresAt).toEqual(new Date("2025-03-28T10:00:00Z"));
  }
});

test("Q9: no top-ups is an answer", async () => {
  await world.set({ noTopups: true });
  expect(await world.pressone().listTopups(await buyOnlineSim(world.sandbox))).toEqual([]);
});

test("Q14: the amounts of an unlimited plan mean nothing", async () => {
  await world.set({ unlimitedWithAmounts: true });
  const endless = packagesOf(plain).find(({ unlimited, type }) => unlimited && type === "sim");
  expect(endless?.dataMb).toBeNull();
  const iccid = await buyOnlineSim(world.sandbox, endless?.id);
  expect(await world.pressone().usage(iccid)).toMatchObject({ unlimited: true, dataMb: null });
  expect(await world.pressone().history(iccid)).toMatchObject([{ unlimited: true, remainingMb: null }]);
});

test("Q15: prices are the same as number, as float, as text and mixed", async () => {
  const cents = packagesOf(plain).map(({ cost }) => cost.minor);
  expect(cents.some((minor) => minor % 100 !== 0)).toBe(true);
  await world.set({ priceAs: "mixed" });
  expect(await world.pressone().listDestinations()).toEqual(plain);
  const offer = { id: "p", type: "topup", day: 7, is_unlimited: false, title: "t", amount: 1024 };
  const body = { data: [9.5, "9.50", "9.5", "9.495"].map((price) => ({ ...offer, price })) };
  const offers = await scripted.meets({ body }).listTopups(ICCID);
  expect(offers.map(({ cost }) => cost.minor)).toEqual([950, 950, 950, 950]);
});

test("Q16: what may be missing may be missing", async () => {
  const bare = { id: "p", type: "topup", price: 10, day: 7, is_unlimited: false, title: "t", amount: 1024 };
  expect(await scripted.meets({ body: { data: [bare] } }).listTopups(ICCID)).toMatchObject([
    { cost: { minor: 1000 }, voiceMinutes: null, textMessages: null, fairUsePolicy: null },
  ]);
  const [first] = await world.pressone().listTopups(await buyOnlineSim(world.sandbox));
  expect(first?.cost).toEqual(first?.recommendedPrice);
  const [offer] = await world.airalo().listTopups(await buyOnlineSim(world.sandbox));
  expect(offer?.cost.minor).toBeLessThan(offer?.recommendedPrice.minor ?? 0);
});

test("Q17: what a package gives is told by its numbers, not by its title", async () => {
  const offer = {
    id: "p",
    type: "topup",
    price: 15,
    amount: 5120,
    day: 30,
    is_unlimited: false,
    text: 100,
  };
  const told = [
    {
      ...offer,
      title: "5 GB - 30 Days",
      voice: 100,
      short_info: "This eSIM doesn't come with a phone number.",
    },
    { ...offer, title: "5 GB - 100 Mins", voice: null },
  ];
  expect(await scripted.meets({ body: { data: told } }).listTopups(ICCID)).toMatchObject([
    { voiceMinutes: 100, textMessages: 100, dataMb: 5120 },
    { voiceMinutes: null },
  ]);
});

test("Q23: steps are in the order of their numbers", async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => 12 - index);
  const steps = numbers.map((number) => `"${number}":"step ${number}"`).join(",");
  const body = `{"data":{"instructions":{"language":"EN","ios":[],"android":[{"network_setup":{"steps":{${steps}}}}]}}}`;
  const { android } = await scripted.meets({ body }).instructions(ICCID, "en");
  expect(android[0]?.network).toEqual(numbers.reverse().map((number) => `step ${number}`));
  const own = await world.pressone().instructions(await buySim(world.sandbox), "en");
  expect(own.ios[0]?.viaQr.length).toBeGreaterThan(1);
});

test("Q26: a history names packages by ids of its own, which go no further than the wire", async () => {
  const iccid = await buyOnlineSim(world.sandbox);
  const [wire] = (
    await world.sandbox.get<{ data: { data: { package: { id: string } }[] } }>(
      `/customer/v2/sims/${iccid}/packages`,
    )
  ).body.data.data;
  expect(wire?.package.id).not.toBe(SLUG);
  await world.pass("16m");
  const [entry] = await world.pressone().history(iccid);
  expect(JSON.stringify(entry)).not.toContain(wire?.package.id ?? SLUG);
  expect(JSON.stringify(entry)).not.toContain(SLUG);
});
