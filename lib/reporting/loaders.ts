import "server-only";
import { notFound } from "next/navigation";
import { requireAdmin } from "@/lib/auth/gates";
import { now } from "@/lib/platform/clock";
import { supplier } from "@/lib/suppliers/registry";
import { refundableLines } from "@/lib/orders/refunds/data";
import { attentionList } from "./data/attention/list";
import { auditPage } from "./data/audit";
import { catalogReport, lastRun, runChanges } from "./data/catalog";
import { claimsAbout, claimsPage } from "./data/claims";
import { customerDetail, customersPage } from "./data/customers";
import { esimDetail, esimsPage } from "./data/esims";
import { healthReport } from "./data/health";
import { mailsPage } from "./data/mails";
import { orderDetail } from "./data/order";
import { capabilities, lastEvents, notificationReport } from "./data/notifications";
import { ordersPage } from "./data/orders";
import { pushReport } from "./data/pushes";
import { paymentsPage, refundsPage } from "./data/payments";
import { pollingReport } from "./data/polling";
import { reconciliationReport } from "./data/reconciliation";
import { balanceReport, callsPage } from "./data/supplier";
import { linesToday, salesByDay } from "./data/today";
import {
  attentionFilters,
  auditFilters,
  callFilters,
  catalogFilters,
  claimFilters,
  customerFilters,
  esimFilters,
  mailFilters,
  orderFilters,
  paymentFilters,
  type Query,
  readFilters,
} from "./schema";

/** Who is at work; for the frame of the staff area. */
export async function loadStaff() {
  const { email } = await requireAdmin();
  return { email };
}

/** What happens today and what wants a person. */
export async function loadToday() {
  await requireAdmin();
  const [attention, lines, sales, balance, lastSync, health] = await Promise.all([
    attentionList(),
    linesToday(),
    salesByDay(),
    balanceReport(),
    lastRun(),
    healthReport(),
  ]);
  return { at: now(), attention, lines, sales, balance, lastSync, health };
}

export async function loadOrders(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(orderFilters, await query);
  return { page: await ordersPage(filters), filters, ignored };
}

export async function loadOrder(params: Promise<{ id: string }>) {
  await requireAdmin();
  const order = await orderDetail((await params).id);
  if (!order) notFound();
  const [money, claims] = await Promise.all([refundableLines(order.id), claimsAbout(order.id)]);
  return { order, money, claims, at: now() };
}

/** All that wants a person, or one kind of it. */
export async function loadAttention(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(attentionFilters, await query);
  const all = await attentionList();
  const entries = all.filter(({ kind }) => filters.kind === null || kind === filters.kind);
  return { at: now(), entries, filters, ignored };
}

/** What the supplier owes us. */
export async function loadClaims(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(claimFilters, await query);
  return { page: await claimsPage(filters), filters, ignored, at: now() };
}

/** The outbox, and what browsers were told. */
export async function loadMails(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(mailFilters, await query);
  const [page, pushes] = await Promise.all([mailsPage(filters), pushReport()]);
  return { page, pushes, filters, ignored };
}

export async function loadEsims(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(esimFilters, await query);
  return { page: await esimsPage(filters), filters, ignored };
}

export async function loadEsim(params: Promise<{ id: string }>) {
  await requireAdmin();
  const esim = await esimDetail((await params).id);
  if (!esim) notFound();
  return { esim, at: now() };
}

export async function loadCustomers(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(customerFilters, await query);
  return { page: await customersPage(filters), ignored };
}

export async function loadCustomer(params: Promise<{ id: string }>) {
  await requireAdmin();
  const customer = await customerDetail((await params).id);
  if (!customer) notFound();
  return { customer };
}

/** Payments, or the refunds beside them. */
export async function loadPayments(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(paymentFilters, await query);
  if (filters.view === "refunds")
    return { view: "refunds" as const, page: await refundsPage(filters), filters, ignored };
  return { view: "payments" as const, page: await paymentsPage(filters), filters, ignored };
}

export async function loadSupplier(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(callFilters, await query);
  const [balance, page, notifications, events, polling] = await Promise.all([
    balanceReport(),
    callsPage(filters),
    notificationReport(),
    lastEvents(),
    pollingReport(),
  ]);
  return {
    at: now(),
    label: supplier().label,
    balance,
    capabilities: capabilities(),
    notifications,
    events,
    polling,
    page,
    filters,
    ignored,
  };
}

/** Where the three books differ, and how the last comparisons went. */
export async function loadReconciliation() {
  await requireAdmin();
  return { at: now(), ...(await reconciliationReport()) };
}

/** What is sold, the last readings of the supplier, and the differences of the one that the address names. */
export async function loadCatalog(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(catalogFilters, await query);
  const [report, chosen] = await Promise.all([catalogReport(), runChanges(filters)]);
  return { at: now(), report, chosen, filters, ignored };
}

export async function loadAudit(query: Promise<Query>) {
  await requireAdmin();
  const { filters, ignored } = readFilters(auditFilters, await query);
  return { page: await auditPage(filters), ignored };
}
