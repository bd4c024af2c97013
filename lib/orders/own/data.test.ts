import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { ownEsims } from "./data";
import { ownOffer } from "./format";

const viewer = (customerId: string | null, grants: { orderId: string; version: number }[] = []) =>
  ({ customerId, grants }) as unknown as Viewer;
const DAY_MS = 24 * 3_600_000;

let packageId: string;
beforeAll(async () => {
  const topup = await make.topupPackage({ costMinor: 300, priceMinor: 399 });
  const { operatorId } = topup;
  await make.topupPackage({ operatorId, costMinor: 100, priceMinor: 199, goneAt: new Date() });
  await make.topupPackage({ operatorId, costMinor: 700, priceMinor: 999, dataMb: 3072, validityDays: 30 });
  await db().operator.update({ where: { id: operatorId }, data: { countryCodes: ["JP", "KR"] } });
  packageId = (await make.topupPackage({ operatorId, type: "SIM" })).id;
});

type Given = Parameters<typeof make.esim>[1] & { rechargeable?: boolean; expiresAt?: Date };

/** An eSIM that is online, of an order by a customer of its own. */
async function bought({ rechargeable = true, expiresAt, supplier = "pressone", ...given }: Given = {}) {
  const { id: customerId } = await make.customer();
  const snapshot = { ...make.japanSnapshot, rechargeable };
  const order = await make.order({ customerId }, { packageId, snapshot, supplier });
  const esim = await make.esim(
    { id: order.lines[0]?.id ?? "" },
    { status: "ACTIVE", customerId, supplier, ...given },
  );
  await db().esimUsage.update({
    where: { esimId: esim.id },
    data: { expiresAt: expiresAt ?? new Date(Date.now() + DAY_MS) },
  });
  return { customerId, order, id: esim.id };
}

test("its owner is told of an eSIM, where it works and what topping it up costs", async () => {
  const { customerId, id } = await bought({ label: "Work", iccid: "8944500000000001234" });
  const [own, ...others] = await ownEsims(viewer(customerId), null);
  expect(others).toEqual([]);
  expect(own && ownOffer(own, "de")).toEqual({
    id,
    slug: "japan",
    countryCodes: ["JP", "KR"],
    place: "Japan",
    from: "3,99\u00a0$",
  });
  expect(own).toMatchObject({ label: "Work", last4: "1234" });
  expect(JSON.stringify(own)).not.toMatch(/8944500000000001234|LPA|cipher|cost/i);
});

test("so is a guest by the private link, for as long as it is good, and no stranger", async () => {
  const { id, order } = await bought();
  const orderId = order.id;
  const seen = async (who: Viewer) => (await ownEsims(who, null)).map((own) => own.id);
  expect(await seen(viewer(null, [{ orderId, version: 1 }]))).toEqual([id]);
  expect(await seen(viewer(null, [{ orderId, version: 2 }]))).toEqual([]);
  expect(await seen(viewer(null, [{ orderId: newId(), version: 1 }]))).toEqual([]);
  expect(await seen(viewer((await make.customer()).id))).toEqual([]);
  expect(await seen(viewer(null))).toEqual([]);
});

test.each([
  ["cannot be recharged", { rechargeable: false }],
  ["was never online", { status: "NOT_ACTIVE" }],
  ["was recycled", { status: "RECYCLED" }],
  ["is over", { status: "EXPIRED" }],
  ["is over since it was last asked after", { expiresAt: new Date(Date.now() - DAY_MS) }],
  ["was given back", { returnedAt: new Date() }],
  ["came from a supplier of before", { supplier: "airalo" }],
] satisfies [string, Given][])("nothing is said of an eSIM that %s", async (_, given) => {
  const { customerId } = await bought(given);
  expect(await ownEsims(viewer(customerId), null)).toEqual([]);
});

test("nothing is said of one whose payment is disputed, for which no top-up would be sold", async () => {
  const { customerId, order } = await bought();
  const { id: paymentId } = await make.payment(order);
  const opened = { amountMinor: 999, currency: "USD", reason: "fraudulent", openedAt: new Date() };
  await db().dispute.create({ data: { id: `du_${newId()}`, paymentId, ...opened } });
  expect(await ownEsims(viewer(customerId), null)).toEqual([]);
});

test("one whose package the catalogue does not know works where it was sold for, at no price yet", async () => {
  const { customerId, order, id } = await bought();
  await db().orderLine.updateMany({ where: { orderId: order.id }, data: { packageId: null } });
  const [own] = await ownEsims(viewer(customerId), null);
  expect(own && ownOffer(own, "en")).toEqual({
    id,
    slug: "japan",
    countryCodes: [],
    place: "Japan",
    from: null,
  });
});

test("prices are in the currency that was asked for, and in the catalogue's where there are none in it", async () => {
  const { customerId } = await bought();
  const prices = async (currency: string) =>
    (await ownEsims(viewer(customerId), currency)).flatMap(({ topups }) => topups.map(({ price }) => price));
  const rate = { base: "USD", currency: "EUR", rate: "0.5", day: "2026-11-29", readAt: new Date() };
  await db().exchangeRate.upsert({
    where: { base_currency: { base: rate.base, currency: rate.currency } },
    create: rate,
    update: rate,
  });
  expect((await prices("EUR")).map(({ currency }) => currency)).toEqual(["EUR", "EUR"]);
  expect(await prices("XYZ")).toEqual(
    expect.arrayContaining([
      { minor: 399, currency: "USD" },
      { minor: 999, currency: "USD" },
    ]),
  );
});
