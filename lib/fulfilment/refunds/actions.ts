"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction, publicAction } from "@/lib/auth/builders";
import { currentViewer } from "@/lib/auth/gates";
import { isAmbiguousAmount, typedAmount } from "@/lib/money/model";
import { ownedOrder } from "@/lib/orders/data";
import { refundableLines } from "@/lib/orders/refunds/data";
import { BUYERS_CODE, REFUND_CODES } from "@/lib/orders/refunds/model";
import { retryRefund as tryAgain, settleByHand } from "@/lib/orders/refunds/mutations/mend-refund";
import type { RefundRefusal } from "@/lib/orders/refunds/mutations/refund-lines";
import { isId } from "@/lib/platform/ids";
import { fail, ok, type Result } from "@/lib/platform/result";
import { giveBack, giveUpOpen } from "./mutations";

const id = z.string().refine(isId);
const LONGEST_NOTE = 500;
const seen = z.coerce.number().int().min(0);
const note = z.string().trim().max(LONGEST_NOTE);
/** Why staff do it; an exception to the rule needs a sentence too. */
const why = { reason: z.enum(REFUND_CODES), note, exception: z.literal("on").optional() };
const explained = (input: { note: string; exception?: string | undefined }) =>
  !input.exception || input.note !== "";

/** Takes the money for a line of one's own order back, as far as the refund engine says that this is one's right. */
export const takeMoneyBack = publicAction({
  name: "orders.money-back",
  input: z.object({ order: id, line: id, seen }),
  run: async (input): Promise<Result<null, RefundRefusal>> => {
    const order = await ownedOrder(await currentViewer(), input.order);
    if (!order) return fail("not_found");
    const sent = await giveBack({
      orderId: order.id,
      lineId: input.line,
      seenMinor: input.seen,
      minor: null,
      by: { kind: "buyer" },
      reason: BUYERS_CODE,
    });
    refresh();
    return sent.ok ? ok(null) : sent;
  },
});

/** Sends the money for one line back, or a part of it where it was delivered. */
export const refundLine = adminAction({
  name: "refund.line",
  subject: "order",
  subjectId: (input) => input.order,
  details: ({ line, amount, ...input }) => ({ line, amount: amount ?? "all", ...told(input) }),
  input: z
    .object({ order: id, line: id, seen, amount: z.string().max(20).optional(), ...why })
    .refine(explained, { path: ["note"] }),
  run: async (
    input,
    { adminId },
  ): Promise<Result<null, RefundRefusal | "ambiguous_amount" | "bad_amount">> => {
    const line = (await refundableLines(input.order)).find(({ id: lineId }) => lineId === input.line);
    if (!line) return fail("not_found");
    const { currency } = line.total;
    const amount = input.amount === undefined ? null : typedAmount(input.amount, currency);
    if (input.amount !== undefined && amount === null)
      return fail(isAmbiguousAmount(input.amount, currency) ? "ambiguous_amount" : "bad_amount");
    const sent = await giveBack({
      orderId: input.order,
      lineId: line.id,
      seenMinor: input.seen,
      minor: amount?.minor ?? null,
      by: { kind: "staff", id: adminId, insists: input.exception === "on" },
      reason: input.reason,
    });
    refresh();
    return sent.ok ? ok(null) : sent;
  },
});

/** Sends back all that is left of an order. */
export const refundOrder = adminAction({
  name: "refund.order",
  subject: "order",
  subjectId: (input) => input.order,
  details: (input) => told(input),
  input: z.object({ order: id, seen, ...why }).refine(explained, { path: ["note"] }),
  run: async (input, { adminId }): Promise<Result<null, RefundRefusal>> => {
    const sent = await giveBack({
      orderId: input.order,
      lineId: null,
      seenMinor: input.seen,
      minor: null,
      by: { kind: "staff", id: adminId, insists: input.exception === "on" },
      reason: input.reason,
    });
    refresh();
    return sent.ok ? ok(null) : sent;
  },
});

/** Gives up a line whose outcome stays open, and refunds it. */
export const giveUpLine = adminAction({
  name: "order.give-up",
  subject: "order",
  subjectId: (input) => input.order,
  details: ({ line, note: said }) => ({ line, note: said }),
  input: z.object({ order: id, line: id, looked: z.literal("on"), note: note.min(1) }),
  run: async ({ order, line }, { adminId }) => {
    const given = await giveUpOpen({ id: line, orderId: order }, adminId);
    refresh();
    return given;
  },
});

const refund = z.object({ order: id, refund: id });

/** Has Stripe asked once more for a refund that failed. */
export const retryRefund = adminAction({
  name: "refund.retry",
  subject: "order",
  subjectId: (input) => input.order,
  details: (input) => ({ refund: input.refund }),
  input: refund,
  run: async (input, { adminId }) => {
    const tried = await tryAgain({ refundId: input.refund, actorId: adminId });
    refresh();
    return tried;
  },
});

/** Says that the money of a refund that failed was sent in another way. */
export const markPaidByHand = adminAction({
  name: "refund.by-hand",
  subject: "order",
  subjectId: (input) => input.order,
  details: ({ refund: which, note: said }) => ({ refund: which, note: said }),
  input: refund.extend({ note: note.min(1) }),
  run: async (input, { adminId }) => {
    const settled = await settleByHand({ refundId: input.refund, actorId: adminId });
    refresh();
    return settled;
  },
});

function told({
  reason,
  note: said,
  exception,
}: {
  reason: string;
  note: string;
  exception?: "on" | undefined;
}) {
  return { reason, note: said, exception: exception === "on" };
}
