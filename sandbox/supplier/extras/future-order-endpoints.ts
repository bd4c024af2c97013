import { readAsyncRequest } from "../async-request.ts";
import type { Call } from "../call.ts";
import { listed, refuseInvalid, spoken, text } from "../fields.ts";
import { isDay } from "../filters.ts";
import { refuseUnsigned } from "../order-request.ts";
import { pageOf } from "../paging.ts";
import { textQueryOf } from "../query.ts";
import { ok, type Reply } from "../reply.ts";
import type { Supplier } from "../supplier.ts";
import { minuteTime } from "../wire-values.ts";
import {
  acceptFutureOrder,
  cancelFutureOrder,
  futureOrders,
  latestCancellation,
  mayBeOver,
  type FutureOrder,
} from "./future-orders.ts";

const DAY_MS = 86_400_000;
const MOST_CANCELLED = 10;
const REQUEST_ID_LENGTH = 25;
/** Processed and cancelled ones are never listed. */
const LISTED_STATES = ["pending", "failed", "retry"];

export function submitFutureOrder(call: Call): Reply {
  const { supplier, fields } = call;
  const due = text(fields.due_date);
  const request = readAsyncRequest(call, dueDateProblem(due, supplier.world.clock.now()));
  const refusal = supplier.orders.refusal(request.order);
  // Money and stock are looked at when it is due; a package that is not sold is refused now.
  if (refusal && !mayBeOver(refusal)) throw refusal;
  const future = acceptFutureOrder(supplier, request, momentOf(due));
  return ok({ data: { request_id: future.requestId, ...datesOf(future) }, meta: { message: "success" } });
}

export function listFutureOrders(call: Call): Reply {
  const { c, supplier } = call;
  const status = textQueryOf(c, "status") || "pending";
  const from = textQueryOf(c, "from_due_date") ?? "";
  const to = textQueryOf(c, "to_due_date") ?? "";
  refuseInvalid({
    ...(LISTED_STATES.includes(status) ? {} : { status: "The selected status is invalid." }),
    ...boundProblem("from_due_date", from),
    ...boundProblem("to_due_date", to),
  });
  const found = futureOrders(supplier)
    .values()
    .reverse()
    .filter((future) => future.state === status)
    .filter(({ dueAt }) => minuteTime(dueAt) >= from)
    // A bound without a time means the whole day.
    .filter(({ dueAt }) => to === "" || minuteTime(dueAt).slice(0, to.length) <= to);
  const page = pageOf(found, call, { path: "/future-orders" });
  return ok({ data: page.items.map(listedFuture), links: page.links, meta: page.meta });
}

export function cancelFutureOrders(call: Call): Reply {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const ids = listed(fields.request_ids).map(text);
  if (ids.length === 0) refuseInvalid({ request_ids: "The request ids field is required." });
  if (ids.length > MOST_CANCELLED)
    refuseInvalid({ request_ids: `The request ids may not have more than ${MOST_CANCELLED} items.` });
  const problems: Record<string, string> = {};
  ids.forEach((id, index) => {
    const isRepeated = ids.indexOf(id) !== index;
    const complaint = isRepeated ? "field has a duplicate value." : whyNotCancelled(supplier, id);
    if (complaint) problems[`request_ids.${index}`] = `The request_ids.${index} ${complaint}`;
  });
  refuseInvalid(problems);
  supplier.world.store.transaction(() => {
    for (const id of ids) {
      const future = futureOrders(supplier).get(id);
      if (future) cancelFutureOrder(supplier, future);
    }
  });
  supplier.wake();
  return ok({ data: [], meta: { message: "Future orders cancelled successfully" } });
}

function whyNotCancelled(supplier: Supplier, id: string): string | undefined {
  if (id.length !== REQUEST_ID_LENGTH) return `must be ${REQUEST_ID_LENGTH} characters.`;
  const future = futureOrders(supplier).get(id);
  if (!future || future.state === "cancelled") return "does not exist.";
  if (future.state === "processed") return "has already been processed.";
  const now = supplier.world.clock.now().getTime();
  return now > latestCancellation(future) ? "can not be cancelled less than 24 hours before." : undefined;
}

function listedFuture(future: FutureOrder): object {
  const { requestId, order, state } = future;
  return {
    request_id: requestId,
    quantity: order.quantity,
    description: order.description ?? "",
    status: state,
    package_id: order.packageId,
    ...datesOf(future),
  };
}

function datesOf(future: FutureOrder): object {
  return {
    due_date: minuteTime(future.dueAt),
    latest_cancellation_date: minuteTime(latestCancellation(future)),
  };
}

function dueDateProblem(due: string, now: Date): Record<string, string> {
  if (due === "") return { due_date: "The due date field is required." };
  if (!isMinute(due)) return { due_date: "The due date does not match the format Y-m-d H:i." };
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  if (momentOf(due) < today + 2 * DAY_MS)
    return { due_date: "Minimum due date must be at least the day after tomorrow in UTC timezone." };
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + 1);
  return momentOf(due) > latest.getTime()
    ? { due_date: "Maximum due date must be at most one year in the future." }
    : {};
}

function boundProblem(name: string, bound: string): Record<string, string> {
  if (bound === "" || isDay(bound) || isMinute(bound)) return {};
  return { [name]: `The ${spoken(name)} is not a valid date.` };
}

function isMinute(given: string): boolean {
  const [day = "", time = "", ...rest] = given.split(" ");
  return rest.length === 0 && isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}

/** 2025-03-28 10:00 in UTC. */
function momentOf(minute: string): number {
  return Date.parse(`${minute.replace(" ", "T")}Z`);
}
