import { now } from "@/lib/platform/clock";
import { encrypt, keyedHash } from "@/lib/platform/crypto";
import { db, type Prisma } from "@/lib/platform/db";
import { newId, readableCode } from "@/lib/platform/ids";
import type { LineSnapshot } from "@/lib/orders/schema";

// Rows as the shop would have written them, one kind per function. What a caller does not name is filled in plainly.

/** What a line promises: 3 GB in Japan for 30 days. */
export const japanSnapshot: LineSnapshot = {
  destination: { slug: "japan", kind: "local", countryCode: "JP", title: "Japan" },
  operator: "Sakura Mobile",
  activationPolicy: "first-usage",
  rechargeable: true,
  dataMb: 3072,
  unlimited: false,
  validityDays: 30,
  voiceMinutes: null,
  textMessages: null,
};

/** A verified customer with an address of their own. */
export async function customer(given: Partial<Prisma.CustomerUncheckedCreateInput> = {}) {
  const id = given.id ?? newId();
  return db().customer.create({
    data: { email: `c-${id.slice(-12)}@example.com`, emailVerified: new Date(), ...given, id },
  });
}

/** A signed-in browser of that customer; its token is the cookie's value. */
export async function session(customerId: string, given: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const expires = new Date(Date.now() + 3_600_000);
  return db().session.create({
    data: { sessionToken: `session-${newId()}`, expires, ...given, userId: customerId },
  });
}

type LineInput = Partial<Omit<Prisma.OrderLineUncheckedCreateWithoutOrderInput, "esims" | "attempts">>;

/** An order with one line unless several are given: paid and delivered, $9.99 that cost us $7.00. */
export async function order(
  given: Partial<Omit<Prisma.OrderUncheckedCreateInput, "lines">> = {},
  ...lines: LineInput[]
) {
  const createdAt = given.createdAt ?? new Date();
  const rows = (lines.length > 0 ? lines : [{}]).map(lineRow);
  return db().order.create({
    data: {
      id: newId(),
      number: readableCode(8),
      status: "COMPLETED",
      email: `o-${newId().slice(-12)}@example.com`,
      locale: "en",
      totalMinor: rows.reduce((sum, row) => sum + row.unitPriceMinor * row.quantity, 0),
      currency: "USD",
      quoteExpiresAt: new Date(new Date(createdAt).getTime() + 31 * 60_000),
      paidAt: createdAt,
      ...given,
      createdAt,
      lines: { create: rows },
    },
    include: { lines: { orderBy: { id: "asc" } } },
  });
}

function lineRow(given: LineInput) {
  return {
    id: newId(),
    kind: given.topupEsimId ? ("TOPUP" as const) : ("ESIM" as const),
    status: "DELIVERED" as const,
    supplier: "pressone",
    supplierPackageId: "sakura-mobile-30days-3gb",
    unitCostMinor: 700,
    currency: "USD",
    costCurrency: "USD",
    snapshot: japanSnapshot,
    ...given,
    quantity: given.quantity ?? 1,
    unitPriceMinor: given.unitPriceMinor ?? 999,
  };
}

/** The payment of an order, paid in full at Stripe. */
/** A top-up of the catalogue, with the operator and destination it needs. */
export async function topupPackage(given: Partial<Prisma.PackageUncheckedCreateInput> = {}) {
  const [id, operatorId, destinationId] = [newId(), newId(), newId()];
  await db().destination.create({
    data: {
      id: destinationId,
      slug: `place-${destinationId}`,
      kind: "LOCAL",
      countryCode: "JP",
      title: "Japan",
    },
  });
  await db().operator.create({
    data: {
      id: operatorId,
      supplier: "pressone",
      supplierId: operatorId,
      destinationId,
      title: "Sakura Mobile",
      activationPolicy: "first-usage",
      kycRequired: false,
      rechargeable: true,
      apnType: "automatic",
      coverages: [],
      countryCodes: ["JP"],
    },
  });
  return db().package.create({
    data: {
      id,
      supplier: "pressone",
      supplierId: id,
      slug: id,
      type: "TOPUP",
      operatorId,
      title: "1 GB - 7 Days",
      dataMb: 1024,
      unlimited: false,
      validityDays: 7,
      costMinor: 300,
      recommendedMinor: 500,
      priceMinor: 399,
      currency: "USD",
      fingerprint: "",
      updatedAt: now(),
      ...given,
    },
  });
}

export async function payment(
  paidOrder: { id: string; totalMinor: number; currency: string; createdAt: Date },
  given: Partial<Prisma.PaymentUncheckedCreateInput> = {},
) {
  const id = newId();
  return db().payment.create({
    data: {
      id,
      sessionId: `cs_test_${id.replaceAll("-", "")}`,
      paymentIntentId: `pi_${id.replaceAll("-", "")}`,
      status: "PAID",
      amountMinor: paidOrder.totalMinor,
      currency: paidOrder.currency,
      expiresAt: new Date(paidOrder.createdAt.getTime() + 31 * 60_000),
      checkAt: paidOrder.createdAt,
      createdAt: paidOrder.createdAt,
      paidAt: paidOrder.createdAt,
      ...given,
      orderId: paidOrder.id,
    },
  });
}

/** The whole payment sent back, or asked to be. */
export async function refund(
  paid: { id: string; amountMinor: number; currency: string },
  given: Partial<Prisma.RefundUncheckedCreateInput> = {},
) {
  return db().refund.create({
    data: {
      id: newId(),
      kind: "AUTOMATIC",
      reasonKey: `test:${newId()}`,
      reason: "out_of_stock",
      amountMinor: paid.amountMinor,
      currency: paid.currency,
      status: "SUCCEEDED",
      stripeRefundId: `re_${newId().replaceAll("-", "")}`,
      createdAt: new Date(),
      checkAt: new Date(),
      ...given,
      paymentId: paid.id,
    },
  });
}

/** One write to the supplier for a line, which succeeded. */
export async function attempt(
  lineId: string,
  given: Partial<Prisma.SupplierAttemptUncheckedCreateInput> = {},
) {
  const id = newId();
  return db().supplierAttempt.create({
    data: {
      id,
      number: 1,
      reference: `lf-${readableCode(20).toLowerCase()}`,
      sentAt: new Date(),
      outcome: "SUCCEEDED",
      supplier: "pressone",
      supplierOrderId: `so-${id}`,
      resolvedAt: new Date(),
      ...given,
      lineId,
    },
  });
}

/** A number of nineteen digits that no other test has. */
export function madeUpIccid(): string {
  return `8944${Array.from({ length: 15 }, () => Math.trunc(Math.random() * 10)).join("")}`;
}

/** An eSIM a line delivered, sealed as the shop seals it, with usage that was never asked for. */
export async function esim(
  line: { id: string },
  {
    iccid = madeUpIccid(),
    status = "NOT_ACTIVE",
    ...given
  }: Partial<Prisma.EsimUncheckedCreateInput> & { iccid?: string; status?: string } = {},
) {
  const id = given.id ?? newId();
  return db().esim.create({
    data: {
      supplier: "pressone",
      iccidCipher: encrypt(iccid, `esim:${id}:iccid`),
      iccidHash: keyedHash("iccid", iccid),
      iccidLast4: iccid.slice(-4),
      activationCipher: encrypt("LPA:1$rsp.example.com$TEST-MATCHING-ID", `esim:${id}:activation`),
      apnType: "automatic",
      createdAt: new Date(),
      usage: { create: { status, nextAskAt: new Date() } },
      history: { create: { nextAskAt: new Date() } },
      ...given,
      id,
      orderLineId: line.id,
    },
  });
}

/** A line of an order's ledger. */
export async function ledgerEntry(
  orderId: string,
  given: Partial<Prisma.OrderEventUncheckedCreateInput> = {},
) {
  return db().orderEvent.create({
    data: { id: newId(), type: "created", actor: "buyer", at: new Date(), ...given, orderId },
  });
}

/** A mail about an order that went out. */
export async function mail(orderId: string | null, given: Partial<Prisma.MailUncheckedCreateInput> = {}) {
  const key = given.key ?? `test:${newId()}`;
  const content = {
    template: "orderDelivered",
    number: "TEST",
    link: "http://localhost:3000/en/orders",
    lines: [],
  };
  return db().mail.create({
    data: {
      id: newId(),
      template: content.template,
      locale: "en",
      recipient: "traveller@example.com",
      contentCipher: encrypt(JSON.stringify(content), `mail:${key}`),
      status: "SENT",
      attempts: 1,
      createdAt: new Date(),
      nextAt: new Date(),
      sentAt: new Date(),
      ...given,
      key,
      orderId,
    },
  });
}

/** A line of the log of supplier answers. */
export async function supplierCall(given: Partial<Prisma.SupplierCallUncheckedCreateInput> = {}) {
  return db().supplierCall.create({
    data: {
      id: newId(),
      at: new Date(),
      supplier: "pressone",
      operation: "submit-order",
      status: 200,
      outcome: "ok",
      durationMs: 120,
      answer: '{"data":[]}',
      ...given,
    },
  });
}

/** An act of staff in the audit log. */
export async function auditEntry(
  actorId: string,
  given: Partial<Prisma.AuditEntryUncheckedCreateInput> = {},
) {
  return db().auditEntry.create({
    data: {
      id: newId(),
      at: new Date(),
      action: "catalog.sync",
      subject: "catalog",
      outcome: "done",
      ...given,
      actorId,
    },
  });
}
