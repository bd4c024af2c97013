import { describe, expect, test } from "vitest";
import { LINE_STEPS, ORDER_STEPS } from "@/lib/orders/model";
import { DISPUTE_STEPS, PAYMENT_STEPS, REFUND_STEPS } from "@/lib/payments/model";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import { ATTEMPT_STEPS } from "./model";

const MACHINES = {
  order: ORDER_STEPS,
  order_line: LINE_STEPS,
  payment: PAYMENT_STEPS,
  refund: REFUND_STEPS,
  dispute: DISPUTE_STEPS,
  supplier_attempt: ATTEMPT_STEPS,
};

describe.each(Object.entries(MACHINES))("the steps of %s", (machine, steps) => {
  const table: Readonly<Record<string, readonly string[]>> = steps;
  const states = Object.keys(table);

  test("are the same in the model and in the database", async () => {
    const legal = await db().$queryRaw<{ from: string; to: string }[]>`
      SELECT f AS "from", t AS "to" FROM unnest(${states}::text[]) AS f, unnest(${states}::text[]) AS t
      WHERE legal_step(${machine}, f, t)`;
    const inModel = states.flatMap((from) => (table[from] ?? []).map((to) => `${from} → ${to}`));
    expect(legal.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(inModel.sort());
  });
});

test("an illegal step cannot be written, whoever writes it", async () => {
  const order = await make.order({ status: "PAID" }, { status: "REFUNDED" });
  const payment = await make.payment(order);
  const refund = await make.refund(payment, { status: "SUPERSEDED" });
  const [line] = order.lines;
  await expect(
    db().$executeRaw`UPDATE order_line SET status = 'DELIVERED' WHERE id = ${line?.id}::uuid`,
  ).rejects.toThrow(/may not go from REFUNDED to DELIVERED/);
  await expect(
    db().$executeRaw`UPDATE "order" SET status = 'CANCELLED' WHERE id = ${order.id}::uuid`,
  ).rejects.toThrow(/may not go from PAID to CANCELLED/);
  await expect(
    db().$executeRaw`UPDATE payment SET status = 'OPEN' WHERE id = ${payment.id}::uuid`,
  ).rejects.toThrow(/may not go from PAID to OPEN/);
  await expect(
    db().$executeRaw`UPDATE refund SET status = 'SUCCEEDED' WHERE id = ${refund.id}::uuid`,
  ).rejects.toThrow(/may not go from SUPERSEDED to SUCCEEDED/);
});

test("what was agreed cannot be rewritten", async () => {
  const order = await make.order({ status: "PAID" }, { status: "PAID" });
  const payment = await make.payment(order);
  await expect(
    db().$executeRaw`UPDATE "order" SET total_minor = total_minor + 1 WHERE id = ${order.id}::uuid`,
  ).rejects.toThrow(/total_minor is frozen/);
  await expect(
    db().$executeRaw`UPDATE order_line SET unit_price_minor = 1 WHERE order_id = ${order.id}::uuid`,
  ).rejects.toThrow(/unit_price_minor is frozen/);
  await expect(
    db().$executeRaw`UPDATE payment SET amount_minor = 1 WHERE id = ${payment.id}::uuid`,
  ).rejects.toThrow(/amount_minor is frozen/);
});

test("refunds never add up to more than was paid, in whatever order they come", async () => {
  const order = await make.order({ status: "PAID" }, { status: "DELIVERED" });
  const payment = await make.payment(order);
  const third = Math.ceil(payment.amountMinor / 3);
  const written = await Promise.allSettled(
    Array.from({ length: 8 }, () => make.refund(payment, { kind: "STAFF", amountMinor: third })),
  );
  const { refundedMinor, amountMinor } = await db().payment.findUniqueOrThrow({ where: { id: payment.id } });
  const done = written.filter(({ status }) => status === "fulfilled").length;
  expect(done).toBe(Math.floor(payment.amountMinor / third));
  expect(refundedMinor).toBe(done * third);
  expect(refundedMinor).toBeLessThanOrEqual(amountMinor);
});

test("the ledger is numbered without gaps, and a line that was changed breaks its chain", async () => {
  const order = await make.order({ status: "PAID" }, { status: "PAID" });
  await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      make.ledgerEntry(order.id, { type: "ordering", data: { attempt: index } }),
    ),
  );
  const chain = () => db().$queryRaw<{ seq: number; holds: boolean }[]>`
    SELECT seq, hash = encode(sha256(convert_to(
      event_text(coalesce(lag(hash) OVER (ORDER BY seq), ''), order_event), 'UTF8')), 'hex') AS holds
    FROM order_event WHERE order_id = ${order.id}::uuid ORDER BY seq`;
  const before = await chain();
  expect(before.map(({ seq }) => seq)).toEqual(before.map((_, index) => index + 1));
  expect(before.every(({ holds }) => holds)).toBe(true);
  await db().$transaction([
    db().$executeRaw`ALTER TABLE order_event DISABLE TRIGGER append_only`,
    db().$executeRaw`UPDATE order_event SET actor = 'staff' WHERE order_id = ${order.id}::uuid AND seq = 3`,
    db().$executeRaw`ALTER TABLE order_event ENABLE TRIGGER append_only`,
  ]);
  expect((await chain()).filter(({ holds }) => !holds).map(({ seq }) => seq)).toEqual([3]);
});
