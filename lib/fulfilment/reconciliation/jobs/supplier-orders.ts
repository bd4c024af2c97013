import "server-only";
import { type Money, times } from "@/lib/money/model";
import { listedCosts } from "@/lib/catalog/data";
import { isOwnReference, quotedCost } from "@/lib/fulfilment/model";
import type { SupplierOrder } from "@/lib/suppliers/contract/orders";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import { SupplierError } from "@/lib/suppliers/errors";
import { attemptsBehind, carriedOut, claimedOrders, type KnownAttempt, lastBalance } from "../data";
import { type Finding, listedFrom } from "../model";
import { type Listed } from "../mutations/balance";
import { ownerOfTopup } from "./topup-owner";
import { settleOrders } from "./settle-orders";

/** Every order that the supplier lists since a moment, each once; one that failed there is none. */
export async function readOrders(
  source: Supplier,
  since: Date,
  onPage: () => Promise<void>,
): Promise<SupplierOrder[]> {
  const orders = new Map<string, SupplierOrder>();
  const from = listedFrom(since);
  let total = 0;
  for (let page = 1, lastPage = 1; page <= lastPage; page += 1) {
    const read = await source.listOrders({ from, page });
    // New orders push others on to the next page while the list is read, where they are met again.
    for (const order of read.items) orders.set(order.id, order);
    total = Math.max(total, page === 1 ? read.total : 0);
    lastPage = read.lastPage;
    await onPage();
  }
  if (orders.size < total)
    throw new SupplierError("unavailable", { supplierText: `${orders.size} of ${total} orders were listed` });
  return [...orders.values()].filter(({ status }) => status !== "failed");
}

export type OrdersReport = {
  readonly findings: readonly Finding[];
  readonly orders: number;
  /** On our account, and not of this shop's making. */
  readonly foreign: number;
  readonly attached: number;
  readonly listed: readonly Listed[];
};

type Owned = { readonly order: SupplierOrder; readonly attempt: KnownAttempt | null };

/** Finds whose the supplier's orders are, hands over those that a line still waits for, and claims the rest back. */
export async function compareOrders(
  source: Supplier,
  orders: readonly SupplierOrder[],
): Promise<OrdersReport> {
  const ids = orders.map(({ id }) => id);
  const references = orders.flatMap(({ reference }) => reference ?? []).filter(isOwnReference);
  const attempts = await attemptsBehind(source.name, { ids, references });
  const byId = new Map(attempts.map((attempt) => [attempt.supplierOrderId, attempt]));
  const byReference = new Map(attempts.map((attempt) => [attempt.reference, attempt]));
  const owned: Owned[] = [];
  const findings: Finding[] = [];
  let foreign = 0;
  for (const order of orders) {
    let attempt = byId.get(order.id) ?? byReference.get(order.reference ?? "") ?? null;
    let orderId: string | null = null;
    let isOurs = attempt !== null || isOwnReference(order.reference ?? "");
    if (!isOurs && order.type === "topup") {
      const owner = await ownerOfTopup(order);
      if (owner) ({ attempt, orderId, isOurs } = { ...owner, isOurs: true });
    }
    owned.push({ order, attempt });
    if (!isOurs) foreign += 1;
    const unknown = attempt === null && isOurs;
    findings.push({
      kind: "UNKNOWN_ORDER",
      subject: subjectOf(source, order.id),
      difference: unknown ? { orderId, foreignId: order.id, found: order.charged } : null,
    });
    findings.push(...aboutCost(source, { order, attempt }));
  }
  const claimed = await claimedOrders(source.name, ids);
  let attached = 0;
  const groups = Map.groupBy(
    owned.filter(({ order }) => !claimed.has(order.id)),
    ({ attempt }) => attempt,
  );
  for (const [attempt, group] of groups)
    if (attempt)
      attached += await settleOrders(
        source,
        attempt,
        group.map(({ order }) => order),
      );
  const listed = await toListed(source, owned);
  return { findings, orders: orders.length, foreign, attached, listed };
}

function subjectOf({ name }: Supplier, id: string): string {
  return `${name}:${id}`;
}

/** The supplier took more for an order than it was quoted to cost. */
function aboutCost(source: Supplier, { order, attempt }: Owned): Finding[] {
  if (attempt?.outcome !== "SUCCEEDED" || attempt.supplierOrderId !== order.id) return [];
  const found = order.charged ?? attempt.charged;
  const expected = quotedCost(attempt.line);
  if (!found) return [];
  const isMore = found.currency !== expected.currency || found.minor > expected.minor;
  const { id: lineId, orderId } = attempt.line;
  const difference = isMore ? { orderId, lineId, foreignId: order.id, expected, found } : null;
  return [{ kind: "COST_DIFFERENCE", subject: subjectOf(source, order.id), difference }];
}

const HELD_MS = 48 * 3600_000;

/** What each order cost, as far as anybody knows, and whether a balance before could have counted it. */
async function toListed(source: Supplier, owned: readonly Owned[]): Promise<Listed[]> {
  const packages = new Set(owned.map(({ order }) => order.packageId));
  const [costs, before] = await Promise.all([
    listedCosts(source.name, [...packages]),
    lastBalance(source.name),
  ]);
  return owned.map(({ order, attempt }) => {
    const usual = costs.get(order.packageId);
    const cost: Money | null =
      order.charged ??
      (attempt ? (attempt.charged ?? quotedCost(attempt.line)) : usual ? times(usual, order.quantity) : null);
    // Ours are dated by the machine, which nobody sets; those of others by the supplier.
    const isOlder = before
      ? attempt
        ? attempt.sentAt.getTime() < before.readAt.getTime() - HELD_MS
        : order.createdAt < listedFrom(before.since)
      : false;
    return { id: order.id, cost, isRefunded: order.status === "refunded", isOlder };
  });
}

/** As many are asked for one by one in a run; whatever is missing beyond that says enough. */
const MOST_ASKED = 20;

/** Orders that our books call carried out and the supplier does not list; each is asked for before it is called missing. */
export async function findMissing(
  source: Supplier,
  orders: readonly SupplierOrder[],
  { onAsk, ...span }: { since: Date; until: Date; onAsk: () => Promise<void> },
): Promise<Finding[]> {
  const listed = new Set(orders.map(({ id }) => id));
  const carried = await carriedOut(source.name, span);
  const unlisted = carried.filter(({ supplierOrderId }) => !listed.has(supplierOrderId)).slice(0, MOST_ASKED);
  const findings: Finding[] = [...listed].map((id) => ({
    kind: "MISSING_ORDER",
    subject: subjectOf(source, id),
    difference: null,
  }));
  for (const { supplierOrderId: foreignId, line } of unlisted) {
    await onAsk();
    const difference = (await isThere(source, foreignId))
      ? null
      : { orderId: line.orderId, lineId: line.id, foreignId };
    findings.push({ kind: "MISSING_ORDER", subject: subjectOf(source, foreignId), difference });
  }
  return findings;
}

async function isThere(source: Supplier, id: string): Promise<boolean> {
  try {
    await source.order(id);
    return true;
  } catch (error) {
    if (error instanceof SupplierError && error.kind === "not_found") return false;
    throw error;
  }
}
