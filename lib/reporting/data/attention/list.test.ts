import { afterAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, stopJobs, topic } from "@/lib/platform/queue";
import * as make from "@/prisma/seed/factories";
import { z } from "zod";
import { attentionList } from "./list";

afterAll(stopJobs);

const MINUTE = 60_000;
const DAY = 24 * 60;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
const told = async () => (await attentionList()).map((entry) => [entry.kind, entry.order?.id, entry.detail]);

test("what is stuck is listed with its order, the most pressing first; what runs as it should is not", async () => {
  const late = await make.order({ status: "PAID", createdAt: ago(9) }, { status: "PAID" });
  const unknown = await make.order({ status: "PAID", createdAt: ago(1) }, { status: "OUTCOME_UNKNOWN" });
  const failed = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  await make.refund(await make.payment(failed), { status: "FAILED", lastError: "card closed" });
  const waiting = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  const asked = { status: "REQUESTED", stripeRefundId: null } as const;
  await make.refund(await make.payment(waiting), asked);
  const refused = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  await make.refund(await make.payment(refused), { ...asked, createdAt: ago(40), lastError: "no funds" });
  const slow = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  await make.refund(await make.payment(slow), { status: "PENDING", createdAt: ago(11 * DAY) });
  const mismatch = await make.order(
    { status: "AWAITING_PAYMENT", paidAt: null },
    { status: "AWAITING_PAYMENT" },
  );
  await make.ledgerEntry(mismatch.id, { type: "payment_mismatch", actor: "stripe" });
  const silent = await make.order();
  await make.mail(silent.id, { status: "FAILED", sentAt: null, createdAt: ago(10), lastError: "no route" });
  const misspelt = await make.order();
  await make.mail(misspelt.id, { status: "REFUSED", sentAt: null, lastError: "550 no such user" });
  const disputed = await make.order();
  const disputedPayment = await make.payment(disputed);
  await db().dispute.create({
    data: {
      id: "du_1",
      paymentId: disputedPayment.id,
      amountMinor: 999,
      currency: "USD",
      reason: "fraudulent",
      openedAt: ago(5),
    },
  });
  const warn = async (orderId: string, payment: { id: string }, warnedAt = ago(5)) =>
    db().fraudWarning.create({
      data: { id: `issfr_${orderId}`, paymentId: payment.id, fraudType: "made_with_stolen_card", warnedAt },
    });
  const warned = await make.order();
  await warn(warned.id, await make.payment(warned, { refundedMinor: 100 }));
  const partly = await make.order({}, { status: "DELIVERED" }, { status: "REFUNDED" });
  const double = await make.order();
  const difference = {
    kind: "SURPLUS_ORDER",
    orderId: double.id,
    foreignId: "so-2",
    foundAt: ago(3),
  } as const;
  await db().reconciliationBreak.create({ data: { ...difference, id: newId(), key: "a" } });
  const claim = { supplier: "pressone", reason: "surplus", createdAt: ago(3), updatedAt: ago(3) };
  await db().supplierClaim.create({
    data: { ...claim, id: newId(), orderId: double.id, supplierOrderId: "so-2" },
  });

  // None of these is anybody's business.
  const settled = await make.order();
  await make.ledgerEntry(settled.id, { type: "payment_mismatch", actor: "stripe" });
  await make.refund(await make.payment(settled), { status: "SUCCEEDED" });
  await make.mail(settled.id);
  await make.mail(settled.id, { status: "QUEUED", sentAt: null, attempts: 0 });
  await make.mail(null, { status: "REFUSED", sentAt: null, template: "signInCode" });
  await make.order({ status: "PAID", createdAt: ago(1) }, { status: "ORDERING" });
  await make.order({ createdAt: ago(9 * DAY) }, { status: "DELIVERED" }, { status: "REFUNDED" });
  const returned = await make.order();
  await warn(returned.id, await make.payment(returned, { refundedMinor: returned.totalMinor }));
  const forgotten = await make.order();
  await warn(forgotten.id, await make.payment(forgotten), ago(61 * DAY));
  await warn(disputed.id, disputedPayment);
  const explained = { ...difference, key: "b", resolvedAt: ago(1) };
  await db().reconciliationBreak.create({ data: { ...explained, id: newId() } });
  await db().supplierClaim.create({
    data: { ...claim, id: newId(), supplierOrderId: "so-3", state: "ASKED" },
  });

  expect(await told()).toEqual([
    ["mismatch", mismatch.id, null],
    ["dispute", disputed.id, "fraudulent"],
    ["fraud_warning", warned.id, "made_with_stolen_card"],
    ["break", double.id, "so-2"],
    ["refund_failed", failed.id, "card closed"],
    ["unknown", unknown.id, null],
    ["late", late.id, null],
    ["refund_overdue", slow.id, null],
    ["refund_overdue", refused.id, "no funds"],
    ["claim", double.id, "so-2"],
    ["mail_refused", misspelt.id, "550 no such user"],
    ["mail", silent.id, "no route"],
    ["partly", partly.id, null],
    ["refund_due", waiting.id, null],
  ]);
});

test("a balance that does not cover what is being bought is told", async () => {
  await make.order({ status: "PAID" }, { status: "ORDERING" });
  await db().supplierBalance.create({
    data: { supplier: "pressone", amountMinor: 100n, currency: "USD", readAt: new Date() },
  });
  expect((await told()).filter(([kind]) => kind === "balance")).toHaveLength(1);
});

test("a paused checkout is told until it ends", async () => {
  const sums = { balanceMinor: 100n, reservedMinor: 0n, neededMinor: 700n, currency: "USD" };
  const { id } = await db().checkoutPause.create({
    data: { ...sums, id: newId(), supplier: "pressone", startedAt: ago(5) },
  });
  expect((await told()).filter(([kind]) => kind === "paused")).toHaveLength(1);
  await db().checkoutPause.update({ where: { id }, data: { endedAt: ago(1) } });
  expect((await told()).filter(([kind]) => kind === "paused")).toEqual([]);
});

test("jobs that ran out of tries are told by their name; those that come again by themselves are not", async () => {
  await enqueue(db(), topic("a.test", z.object({})), {});
  const die = (retries: number) => db().$executeRaw`
    UPDATE pgboss.job SET state = 'failed', completed_on = now(), retry_limit = ${retries} WHERE name = 'a.test'`;
  await die(0);
  expect((await told()).filter(([kind]) => kind === "job")).toEqual([]);
  await die(8);
  expect((await told()).filter(([kind]) => kind === "job")).toEqual([["job", undefined, "a.test × 1"]]);
});
