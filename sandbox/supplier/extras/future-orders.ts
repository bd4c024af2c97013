import { startAgenda, type AgendaEntry } from "../../kernel/agenda.ts";
import type { Alarm } from "../../kernel/alarm.ts";
import { lookup } from "../../kernel/lookup.ts";
import { isRecord } from "../../kernel/settings.ts";
import type { Collection } from "../../kernel/store.ts";
import { completeRequest, newRequestId, type AsyncOrderRequest } from "../async-orders.ts";
import { FUTURE_STATES } from "../catalogue/test-packages.ts";
import type { Refusal } from "../reply.ts";
import type { Supplier } from "../supplier.ts";

type FutureState = "pending" | "retry" | "failed" | "processed" | "cancelled";

export type FutureOrder = AsyncOrderRequest & {
  requestId: string;
  dueAt: number;
  state: FutureState;
  retries: number;
};

const HOUR_MS = 3_600_000;
const CANCELLABLE_BEFORE_MS = 24 * HOUR_MS;
const RETRY_AFTER_MS = HOUR_MS;
const MOST_RETRIES = 3;
/** Too little money, maintenance, too little stock. */
const TEMPORARY = ["BUSINESS_ERROR_11", "BUSINESS_ERROR_13", "BUSINESS_ERROR_33"];
const FIRST_STATES: Record<string, FutureState> = FUTURE_STATES;

export function futureOrders({ world }: Supplier): Collection<FutureOrder> {
  return world.store.collection("supplier.future-orders");
}

function deadlines({ world }: Supplier): Collection<AgendaEntry> {
  return world.store.collection("supplier.future-deadlines");
}

export function latestCancellation({ dueAt }: FutureOrder): number {
  return dueAt - CANCELLABLE_BEFORE_MS;
}

export function acceptFutureOrder(
  supplier: Supplier,
  request: AsyncOrderRequest,
  dueAt: number,
): FutureOrder {
  const { clock, store } = supplier.world;
  const requestId = newRequestId(supplier);
  const scripted = lookup(FIRST_STATES, request.order.packageId);
  const future: FutureOrder = { ...request, requestId, dueAt, state: scripted ?? "pending", retries: 0 };
  const atOnce = supplier.settings().futureOrdersAtOnce && scripted === undefined;
  store.transaction(() => {
    futureOrders(supplier).put(requestId, future);
    if (future.state === "failed") return;
    deadlines(supplier).put(requestId, { id: requestId, dueAt: atOnce ? clock.now().getTime() : dueAt });
  });
  supplier.wake();
  return future;
}

export function cancelFutureOrder(supplier: Supplier, future: FutureOrder): void {
  futureOrders(supplier).put(future.requestId, { ...future, state: "cancelled" });
  deadlines(supplier).delete(future.requestId);
}

export function startFutureOrders(supplier: Supplier): Alarm {
  return startAgenda(supplier.world, {
    entries: deadlines(supplier),
    meet({ id, dueAt }) {
      const future = futureOrders(supplier).get(id);
      if (future) process(supplier, future, dueAt);
    },
  });
}

/** What can still come right is tried again each hour; the reseller hears only of the end. */
function process(supplier: Supplier, future: FutureOrder, metAt: number): void {
  const { requestId, retries } = future;
  const write = (change: Partial<FutureOrder>): void =>
    futureOrders(supplier).put(requestId, { ...future, ...change });
  const refusal = supplier.orders.refusal(future.order);
  if (retries < MOST_RETRIES && refusal && mayBeOver(refusal)) {
    write({ state: "retry", retries: retries + 1 });
    deadlines(supplier).put(requestId, { id: requestId, dueAt: metAt + RETRY_AFTER_MS });
    return;
  }
  const outcome = completeRequest(supplier, future);
  write({ state: outcome.state === "completed" ? "processed" : "failed" });
}

/** Whether it may be over the next time; a complaint about the quantity is one about the stock. */
export function mayBeOver({ reply: { code, body } }: Refusal): boolean {
  const complaints = isRecord(body) && isRecord(body.data) ? body.data : {};
  return TEMPORARY.includes(code ?? "") || complaints.quantity !== undefined;
}
