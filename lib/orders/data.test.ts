import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/model";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import * as make from "@/prisma/seed/factories";
import { ordersOf, ownedOrder } from "./data";

const viewer = (customerId: string | null, grants: { orderId: string; version: number }[] = []) =>
  ({ customerId, grants }) as unknown as Viewer;
const owner = newId();
const orderId = newId();

beforeAll(async () => {
  await db().customer.create({ data: { id: owner, email: "owner@example.com" } });
  const order = {
    email: "owner@example.com",
    locale: "en",
    totalMinor: 599,
    currency: "USD",
    quoteExpiresAt: new Date(),
    createdAt: new Date(),
  };
  await db().order.create({ data: { ...order, id: orderId, number: "AAAA2222", customerId: owner } });
  await db().order.create({ data: { ...order, id: newId(), number: "BBBB2222", customerId: null } });
});

test("an order is shown to its customer and to holders of its link, in its current version", async () => {
  expect((await ownedOrder(viewer(owner), orderId))?.number).toBe("AAAA2222");
  expect((await ownedOrder(viewer(null, [{ orderId, version: 1 }]), orderId))?.number).toBe("AAAA2222");
  await db().order.update({ where: { id: orderId }, data: { linkVersion: 2 } });
  expect(await ownedOrder(viewer(null, [{ orderId, version: 1 }]), orderId)).toBeNull();
  expect(await ownedOrder(viewer(null, [{ orderId, version: 2 }]), orderId)).not.toBeNull();
});

test("to nobody else, and guests have no orders", async () => {
  expect(await ownedOrder(viewer(null), orderId)).toBeNull();
  expect(await ownedOrder(viewer(newId()), orderId)).toBeNull();
  expect(await ownedOrder(viewer(newId(), [{ orderId: newId(), version: 1 }]), orderId)).toBeNull();
  expect(await ordersOf(viewer(null))).toEqual([]);
  expect((await ordersOf(viewer(owner))).map((order) => order.number)).toEqual(["AAAA2222"]);
});

test("what is of interest to staff only is not told to its buyer", async () => {
  const before = (await ownedOrder(viewer(owner), orderId))?.events.length ?? 0;
  for (const type of ["paid", "fraud_warned", "double_found", "given_up"] as const)
    await make.ledgerEntry(orderId, { type });
  const events = (await ownedOrder(viewer(owner), orderId))?.events ?? [];
  expect(events.slice(before).map(({ type }) => type)).toEqual(["paid"]);
});
