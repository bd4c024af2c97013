import { includesOf, type Call } from "../call.ts";
import { refuseInvalid, stringProblems, text } from "../fields.ts";
import { containsFilter, createdFilter, listFilter } from "../filters.ts";
import { descriptionProblem, readOrderRequest, refuseUnsigned } from "../order-request.ts";
import { FIRST_ORDER_ID, type Order } from "../orders.ts";
import { pageOf } from "../paging.ts";
import { invalidFields, notFound, ok, unauthorized, type Reply } from "../reply.ts";
import { listedWire, submittedWire, type OrderIncludes } from "../wire/order-wire.ts";

const ORDER_STATUSES = ["completed", "failed", "partially_refunded", "refunded"];

export function submitOrder(call: Call): Reply {
  const { c, supplier } = call;
  const { order, sims } = supplier.orders.submit(readOrderRequest(call), c.get("slip"));
  return ok({ data: submittedWire(supplier, order, sims), meta: { message: "success" } });
}

export function submitTopup(call: Call): Reply {
  refuseUnsigned(call);
  const { c, supplier, fields } = call;
  const packageId = text(fields.package_id);
  const iccid = text(fields.iccid);
  const description = text(fields.description) || null;
  refuseInvalid({
    ...(iccid ? {} : { iccid: "The iccid field is required." }),
    ...(packageId ? {} : { package_id: "The package id field is required." }),
    ...descriptionProblem(call, description),
    ...stringProblems(fields, ["iccid", "package_id", "description"]),
  });
  const order = supplier.orders.submitTopup({ packageId, iccid, description }, c.get("slip"));
  return ok({ data: submittedWire(supplier, order), meta: { message: "success" } });
}

export function listOrders(call: Call): Reply {
  const { supplier } = call;
  const invalidStatus = supplier.settings().listValidationStatus;
  const status = listFilter(call, "order_status");
  if (status && !ORDER_STATUSES.includes(status)) {
    throw invalidFields(
      { "filter.order_status": "The selected filter.order status is invalid." },
      invalidStatus,
    );
  }
  const code = containsFilter(call, "code");
  const iccid = containsFilter(call, "iccid");
  const description = containsFilter(call, "description");
  const created = createdFilter(call);
  const matches = (order: Order): boolean =>
    (!code || code(order.code)) &&
    (!iccid || order.iccids.some(iccid)) &&
    (!description || description(order.description)) &&
    (!created || created(order.createdAt)) &&
    (!status || status === supplier.refunds.statusOf(order));
  const page = pageOf(supplier.orders.list().filter(matches), call, { path: "/orders", invalidStatus });
  const includes = orderIncludes(call);
  return ok({
    data: page.items.map((order) => listedWire(supplier, order, includes)),
    links: page.links,
    meta: page.meta,
  });
}

export function getOrder(call: Call): Reply {
  const { c, supplier } = call;
  const id = c.req.param("orderId") ?? "";
  const order = supplier.orders.find(id);
  if (!order && /^\d+$/.test(id) && Number(id) < FIRST_ORDER_ID)
    throw unauthorized("This action is unauthorized.");
  if (!order) throw notFound(404);
  return ok({ data: listedWire(supplier, order, orderIncludes(call)), meta: { message: "success" } });
}

function orderIncludes(call: Call): OrderIncludes {
  const includes = includesOf(call);
  return { sims: includes.has("sims"), user: includes.has("user"), status: includes.has("status") };
}
