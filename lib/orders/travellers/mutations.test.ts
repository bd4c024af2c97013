import { expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { deliverLine } from "../mutations/deliver-line";
import { nameTraveller, nameTravellers } from "./mutations";

const namesOf = async (lineId: string) =>
  (await db().orderLine.findUniqueOrThrow({ where: { id: lineId } })).travellerNames;
const labelsOf = async (orderLineId: string) =>
  (await db().esim.findMany({ where: { orderLineId }, orderBy: { id: "asc" } })).map(({ label }) => label);

/** An order that is being got: three eSIMs and, beside them, a single one. */
async function ordered() {
  const order = await make.order(
    { status: "PAID" },
    { status: "ORDERING", quantity: 3 },
    { status: "ORDERING" },
  );
  const [three, one] = order.lines.map(({ id }) => id);
  return { orderId: order.id, three: three ?? "", one: one ?? "" };
}

async function deliver(lineId: string, count: number): Promise<void> {
  const sims = Array.from({ length: count }, () => ({
    iccid: make.madeUpIccid(),
    activationCode: "LPA:1$rsp.example.com$X",
    confirmationCode: null,
    apn: { type: "automatic" as const, value: null },
    phoneNumber: null,
  }));
  const delivered = { id: newId(), sims } as unknown as Parameters<typeof deliverLine>[2];
  expect(await transaction((tx) => deliverLine(tx, lineId, delivered))).toBe(true);
}

test("names given before delivery are on the eSIMs, in their order; without one there is none", async () => {
  const { orderId, three, one } = await ordered();
  await nameTravellers(orderId, [["Anna", "", "Cem"], []]);
  await deliver(three, 3);
  await deliver(one, 1);
  expect(await labelsOf(three)).toEqual(["Anna", null, "Cem"]);
  expect(await labelsOf(one)).toEqual([null]);
});

test("each can be renamed before and after, and of two lines only the one that was meant", async () => {
  const { orderId, three, one } = await ordered();
  expect(await nameTraveller({ orderId, lineId: three, place: 1, name: "Ben" })).toBe(true);
  expect(await namesOf(three)).toEqual(["", "Ben", ""]);
  await deliver(three, 3);
  expect(await nameTraveller({ orderId, lineId: three, place: 2, name: "Cem" })).toBe(true);
  expect(await labelsOf(three)).toEqual([null, "Ben", "Cem"]);
  expect(await nameTraveller({ orderId, lineId: three, place: 2, name: "" })).toBe(true);
  expect(await labelsOf(three)).toEqual([null, "Ben", null]);
  expect(await namesOf(one)).toEqual([]);
});

test("a page that comes back late takes no name away from what was delivered meanwhile", async () => {
  const { orderId, three } = await ordered();
  await nameTravellers(orderId, [["Anna", "Ben", "Cem"]]);
  await deliver(three, 3);
  await nameTravellers(orderId, [["Eve", "Eve", "Eve"]]);
  expect(await labelsOf(three)).toEqual(["Anna", "Ben", "Cem"]);
});

test("there is nobody to name beyond what was bought, in another order, or on a top-up", async () => {
  const { orderId, three } = await ordered();
  const esim = await make.esim({ id: three });
  const topup = await make.order({}, { topupEsimId: esim.id });
  const [line] = topup.lines;
  expect(await nameTraveller({ orderId, lineId: three, place: 3, name: "Eve" })).toBe(false);
  expect(await nameTraveller({ orderId: topup.id, lineId: three, place: 0, name: "Eve" })).toBe(false);
  expect(await nameTraveller({ orderId: topup.id, lineId: line?.id ?? "", place: 0, name: "Eve" })).toBe(
    false,
  );
});

test("the owner hears that somebody else topped their eSIM up, and not who or for how much", async () => {
  const owned = await make.order({ email: `owner-${newId()}@example.com` });
  const esim = await make.esim({ id: owned.lines[0]?.id ?? "" }, { label: "Mum" });
  const paid = async (email: string) => {
    const order = await make.order({ email, status: "PAID" }, { topupEsimId: esim.id, status: "ORDERING" });
    await deliver(order.lines[0]?.id ?? "", 0);
  };
  const told = () => db().mail.findMany({ where: { template: "topupByOther", recipient: owned.email } });
  await paid(owned.email);
  expect(await told()).toEqual([]);
  await paid("friend@example.com");
  expect(await told()).toHaveLength(1);
});
