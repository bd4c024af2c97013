import { afterAll, expect, test } from "vitest";
import { readToken } from "@/lib/auth/links";
import { takeMail } from "@/lib/notifications/mutations";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stopJobs } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { correctEmail } from "./mutations";

afterAll(stopJobs);
const actorId = newId();

async function misspelt() {
  const stranger = await make.customer();
  const order = await make.order({ email: stranger.email, customerId: stranger.id });
  const esim = await make.esim(order.lines[0] ?? { id: "" }, { customerId: stranger.id });
  return { order, esim, stranger };
}
const correct = (orderId: string, email: string, revoke = false) =>
  correctEmail({ orderId, email, revoke, actorId });

test("the order, its eSIMs and what did not go out move to the right address; what went out stays as it was", async () => {
  const { order, esim } = await misspelt();
  const old = order.email;
  const refused = await make.mail(order.id, { status: "REFUSED", sentAt: null, recipient: old });
  const sent = await make.mail(order.id, { recipient: old });
  expect(await correct(order.id, "right@example.com", true)).toEqual({ ok: true, data: null });

  const owner = await db().customer.findUniqueOrThrow({ where: { email: "right@example.com" } });
  expect(await db().order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
    email: "right@example.com",
    customerId: owner.id,
    linkVersion: 2,
  });
  expect(await db().esim.findUniqueOrThrow({ where: { id: esim.id } })).toMatchObject({
    customerId: owner.id,
  });
  const mail = await takeMail(refused.id);
  expect(mail?.recipient).toBe("right@example.com");
  const link = mail?.content.link ?? "";
  expect(readToken(order.id, link.split("/").at(-1) ?? "")).toEqual({ orderId: order.id, version: 2 });
  expect(await db().mail.findUniqueOrThrow({ where: { id: sent.id } })).toMatchObject({
    recipient: old,
    status: "SENT",
  });
});

test("the ledger tells that it was done and not from or to which address", async () => {
  const { order } = await misspelt();
  await correct(order.id, "better@example.com");
  const events = await db().orderEvent.findMany({ where: { orderId: order.id } });
  expect(events).toMatchObject([{ type: "email_corrected", actor: "staff", data: { links: "kept" } }]);
  expect(JSON.stringify(events)).not.toContain("@");
});

test("an unpaid order stays nobody's, and nothing happens for the same address or no order", async () => {
  const unpaid = await make.order(
    { status: "AWAITING_PAYMENT", paidAt: null },
    { status: "AWAITING_PAYMENT" },
  );
  expect(await correct(unpaid.id, "later@example.com")).toMatchObject({ ok: true });
  expect(await db().order.findUniqueOrThrow({ where: { id: unpaid.id } })).toMatchObject({
    customerId: null,
  });
  expect(await correct(unpaid.id, "later@example.com")).toMatchObject({ code: "same_email" });
  expect(await correct(newId(), "later@example.com")).toMatchObject({ code: "not_found" });
});
