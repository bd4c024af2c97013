import "server-only";
import { add, money, times } from "@/lib/money/model";
import { ACTORS, EVENT_TYPES, lineTotal } from "@/lib/orders/model";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { db, type Prisma } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import {
  canBeRetried,
  type LedgerStep,
  marginOf,
  type StaffLine,
  type StaffOrder,
  staffPhase,
  type StaffPayment,
} from "../model/order";
import { staffActs } from "./audit";
import { mailsOf } from "./mails";
import { callsAbout } from "./supplier";

const attemptColumns = {
  id: true,
  number: true,
  reference: true,
  sentAt: true,
  outcome: true,
  supplierOrderId: true,
  errorKind: true,
  errorCode: true,
  errorText: true,
  lookups: true,
  resolvedAt: true,
} satisfies Prisma.SupplierAttemptSelect;

const lineColumns = {
  id: true,
  kind: true,
  status: true,
  supplier: true,
  supplierPackageId: true,
  quantity: true,
  unitPriceMinor: true,
  discountMinor: true,
  unitCostMinor: true,
  currency: true,
  costCurrency: true,
  snapshot: true,
  deliveredAt: true,
  nextAttemptAt: true,
  topupEsim: { select: { id: true, iccidLast4: true } },
  esims: { select: { id: true, iccidLast4: true, returnedAt: true }, orderBy: { id: "asc" } },
  attempts: { select: attemptColumns, orderBy: { number: "asc" } },
} satisfies Prisma.OrderLineSelect;

const refundColumns = {
  id: true,
  reason: true,
  amountMinor: true,
  currency: true,
  status: true,
  stripeRefundId: true,
  lastError: true,
  createdAt: true,
  settledAt: true,
} satisfies Prisma.RefundSelect;

const columns = {
  id: true,
  number: true,
  status: true,
  email: true,
  locale: true,
  country: true,
  deviceConfirmedAt: true,
  waivedAt: true,
  totalMinor: true,
  discountMinor: true,
  taxMinor: true,
  promoCode: true,
  rate: true,
  currency: true,
  quoteExpiresAt: true,
  createdAt: true,
  paidAt: true,
  customer: { select: { id: true, email: true } },
  lines: { select: lineColumns, orderBy: { id: "asc" } },
  events: {
    select: { id: true, lineId: true, type: true, actor: true, data: true, at: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  },
  payments: {
    select: {
      id: true,
      sessionId: true,
      paymentIntentId: true,
      presence: true,
      savedCard: { select: { brand: true, last4: true } },
      status: true,
      amountMinor: true,
      refundedMinor: true,
      currency: true,
      lastError: true,
      expiresAt: true,
      paidAt: true,
      createdAt: true,
      refunds: { select: refundColumns, orderBy: { createdAt: "asc" } },
    },
    orderBy: { createdAt: "asc" },
  },
} satisfies Prisma.OrderSelect;
type Row = Prisma.OrderGetPayload<{ select: typeof columns }>;

function toLine(line: Row["lines"][number], rate: string | null): StaffLine {
  const price = lineTotal(line);
  const cost = times(money(line.unitCostMinor, line.costCurrency), line.quantity);
  const { id, kind, status, supplier, supplierPackageId, quantity, deliveredAt, nextAttemptAt, attempts } =
    line;
  const esims = line.topupEsim ? [line.topupEsim] : line.esims;
  return {
    id,
    kind,
    status,
    supplier,
    supplierPackageId,
    quantity,
    deliveredAt,
    nextAttemptAt,
    attempts,
    price,
    cost,
    margin: marginOf(price, cost, rate),
    snapshot: snapshotSchema.parse(line.snapshot),
    esims: esims.map((esim) => ({ id: esim.id, last4: esim.iccidLast4 })),
  };
}

function toPayment({
  amountMinor,
  refundedMinor,
  currency,
  refunds,
  ...rest
}: Row["payments"][number]): StaffPayment {
  return {
    ...rest,
    amount: money(amountMinor, currency),
    refunded: money(refundedMinor, currency),
    refunds: refunds.map(({ amountMinor: minor, currency: unit, ...refund }) => ({
      ...refund,
      amount: money(minor, unit),
    })),
  };
}

const eventData = (data: unknown) =>
  Object.entries(typeof data === "object" && data !== null ? data : {}).map(
    ([name, value]) => [name, String(value)] as const,
  );

function toStep(event: Row["events"][number]): LedgerStep {
  return {
    id: event.id,
    at: event.at,
    lineId: event.lineId,
    type: EVENT_TYPES.find((known) => known === event.type) ?? null,
    rawType: event.type,
    actor: ACTORS.find((known) => known === event.actor) ?? null,
    facts: eventData(event.data),
  };
}

/** Everything staff may know of an order; null where there is none. Codes and whole ICCIDs are not part of it. */
export async function orderDetail(id: string): Promise<StaffOrder | null> {
  if (!isId(id)) return null;
  const row = await db().order.findUnique({ where: { id }, select: columns });
  if (!row) return null;
  const references = row.lines.flatMap((line) => line.attempts.map((attempt) => attempt.reference));
  const [calls, mails, acts] = await Promise.all([callsAbout(references), mailsOf(id), staffActs(id)]);
  const lines = row.lines.map((line) => toLine(line, row.rate));
  const margins = lines
    .map((line) => (line.status === "DELIVERED" ? line.margin : null))
    .filter((margin) => margin !== null);
  const [first, ...others] = margins;
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    email: row.email,
    locale: row.locale,
    country: row.country,
    deviceConfirmedAt: row.deviceConfirmedAt,
    waivedAt: row.waivedAt,
    quoteExpiresAt: row.quoteExpiresAt,
    createdAt: row.createdAt,
    paidAt: row.paidAt,
    customer: row.customer,
    total: money(row.totalMinor, row.currency),
    discount: money(row.discountMinor, row.currency),
    tax: money(row.taxMinor, row.currency),
    promoCode: row.promoCode,
    rate: row.rate,
    margin: first ? add(first, ...others) : null,
    phase: staffPhase(row.lines, row.paidAt, now()),
    retriable: canBeRetried(row),
    lines,
    payments: row.payments.map(toPayment),
    steps: row.events.map(toStep),
    calls,
    mails,
    acts,
  };
}
