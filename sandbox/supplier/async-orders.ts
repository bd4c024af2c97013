import { startAgenda, type AgendaEntry } from "../kernel/agenda.ts";
import type { Alarm } from "../kernel/alarm.ts";
import { NANOID_ALPHABET } from "../kernel/random.ts";
import { isRecord } from "../kernel/settings.ts";
import type { Collection } from "../kernel/store.ts";
import type { SimOrderRequest } from "./orders.ts";
import { Refusal } from "./reply.ts";
import type { Supplier } from "./supplier.ts";
import { orderedPayload, refusedPayload } from "./webhooks/payloads.ts";
import { submittedWire } from "./wire/order-wire.ts";

/** An order to be carried out later; without an address of its own, the opted-in one is told. */
export type AsyncOrderRequest = { order: SimOrderRequest; webhookUrl: string | null };

type NumberedRequest = AsyncOrderRequest & { requestId: string };

export type AsyncOutcome =
  { state: "completed"; orderId: number } | { state: "failed"; code: number | null; reason: string };

/** What became of a request; its outcome is null until its time has come. */
export type AsyncRecord = NumberedRequest & { acceptedAt: string; outcome: AsyncOutcome | null };

const REQUEST_ID_LENGTH = 25;

export function newRequestId({ world }: Supplier): string {
  return world.random.text(REQUEST_ID_LENGTH, NANOID_ALPHABET);
}

export function asyncRecords({ world }: Supplier): Collection<AsyncRecord> {
  return world.store.collection("supplier.async-orders");
}

function deadlines({ world }: Supplier): Collection<AgendaEntry> {
  return world.store.collection("supplier.async-deadlines");
}

/** Takes an order on; it is carried out a moment later, even if the sandbox was restarted in between. */
export function acceptOrder(supplier: Supplier, request: AsyncOrderRequest): AsyncRecord {
  const { clock, store } = supplier.world;
  const now = clock.now();
  const record = {
    ...request,
    requestId: newRequestId(supplier),
    acceptedAt: now.toISOString(),
    outcome: null,
  };
  const dueAt = now.getTime() + supplier.settings().asyncOrderSeconds * 1_000;
  store.transaction(() => {
    asyncRecords(supplier).put(record.requestId, record);
    deadlines(supplier).put(record.requestId, { id: record.requestId, dueAt });
  });
  supplier.wake();
  return record;
}

export function startAsyncOrders(supplier: Supplier): Alarm {
  return startAgenda(supplier.world, {
    entries: deadlines(supplier),
    meet({ id }) {
      const record = asyncRecords(supplier).get(id);
      if (record) completeRequest(supplier, record);
    },
  });
}

/** Carries out a request whose time has come, once, and tells the reseller by webhook what became of it. */
export function completeRequest(
  supplier: Supplier,
  { requestId, order, webhookUrl }: NumberedRequest,
): AsyncOutcome {
  const { clock, store } = supplier.world;
  const records = asyncRecords(supplier);
  return store.transaction(() => {
    const known = records.get(requestId);
    if (known?.outcome) return known.outcome;
    const { outcome, payload } = carryOut(supplier, requestId, order);
    const acceptedAt = known?.acceptedAt ?? clock.now().toISOString();
    records.put(requestId, { requestId, order, webhookUrl, acceptedAt, outcome });
    const url = webhookUrl ?? supplier.optIns.get("async_orders")?.contactPoint;
    if (url) supplier.webhooks.send({ eventType: "async_order", url, payload, packageId: order.packageId });
    return outcome;
  });
}

type CarriedOut = { outcome: AsyncOutcome; payload: object };

function carryOut(supplier: Supplier, requestId: string, request: SimOrderRequest): CarriedOut {
  try {
    const { order, sims } = supplier.orders.submit(request);
    const wire = submittedWire(supplier, order, sims);
    return {
      outcome: { state: "completed", orderId: order.id },
      payload: orderedPayload(requestId, wire, supplier.settings()),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = refusalIn(error.reply.body);
    return { outcome: { state: "failed", ...refusal }, payload: refusedPayload(requestId, refusal) };
  }
}

/** A business code with its reason, or the complaint about a field, which has no code. */
function refusalIn(body: unknown): { code: number | null; reason: string } {
  if (!isRecord(body)) return { code: null, reason: "Something unexpected happened." };
  if (typeof body.reason === "string")
    return { code: typeof body.code === "number" ? body.code : null, reason: body.reason };
  const complaint = isRecord(body.data) ? Object.values(body.data)[0] : undefined;
  return {
    code: null,
    reason: typeof complaint === "string" ? complaint : "Something unexpected happened.",
  };
}
