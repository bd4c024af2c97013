import { expect, test } from "vitest";
import * as make from "@/prisma/seed/factories";
import { attentionList } from "./attention";

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

test("what is stuck is listed with its order, the most pressing first; what runs as it should is not", async () => {
  const late = await make.order({ status: "PAID", createdAt: ago(9) }, { status: "PAID" });
  const unknown = await make.order({ status: "PAID", createdAt: ago(1) }, { status: "OUTCOME_UNKNOWN" });
  const failed = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  await make.refund(await make.payment(failed), { status: "FAILED", lastError: "card closed" });
  const waiting = await make.order({ createdAt: ago(60) }, { status: "REFUND_DUE" });
  await make.refund(await make.payment(waiting), { status: "REQUESTED", stripeRefundId: null });
  const mismatch = await make.order(
    { status: "AWAITING_PAYMENT", paidAt: null },
    { status: "AWAITING_PAYMENT" },
  );
  await make.ledgerEntry(mismatch.id, { type: "payment_mismatch", actor: "stripe" });
  const double = await make.order();
  await make.ledgerEntry(double.id, { type: "double_found", actor: "system" });
  const silent = await make.order();
  await make.mail(silent.id, { status: "FAILED", sentAt: null, createdAt: ago(10), lastError: "no route" });

  // None of these is anybody's business.
  const settled = await make.order();
  await make.ledgerEntry(settled.id, { type: "payment_mismatch", actor: "stripe" });
  await make.refund(await make.payment(settled), { status: "SUCCEEDED" });
  await make.mail(settled.id);
  await make.mail(settled.id, { status: "QUEUED", sentAt: null, attempts: 0 });
  await make.order({ status: "PAID", createdAt: ago(1) }, { status: "ORDERING" });

  const list = await attentionList();
  expect(list.map((entry) => [entry.kind, entry.order?.id, entry.detail])).toEqual([
    ["mismatch", mismatch.id, null],
    ["double", double.id, null],
    ["unknown", unknown.id, null],
    ["late", late.id, null],
    ["refund_failed", failed.id, "card closed"],
    ["refund_due", waiting.id, null],
    ["mail", silent.id, "no route"],
  ]);
});
