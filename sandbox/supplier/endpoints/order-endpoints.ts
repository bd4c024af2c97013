import { includesOf, type Call } from "../call.ts";
import { containsFilter, createdFilter } from "../filters.ts";
import { FIRST_ORDER_ID, type Order } from "../orders.ts";
import { pageOf } from "../paging.ts";
import { businessError, invalidFields, notFound, ok, unauthorized, type Reply } from "../reply.ts";
import { isSigned } from "../signature.ts";
import { listedWire, submittedWire, type OrderIncludes } from "../wire/order-wire.ts";

const MOST_PER_ORDER = 50;
const ORDER_STATUSES = ["completed", "failed", "partially_refunded", "refunded"];

export function submitOrder(call: Call): Reply {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const packageId = text(fields.package_id);
  const description = text(fields.description) || null;
  tieToLedger(call, description);
  // An order without any package is answered as one for an unknown package, not with a field map.
  if (packageId) {
    refuseInvalid({
      ...quantityProblem(fields),
      ...descriptionProblem(call, description),
      ...extrasProblem(fields),
    });
  }
  const { order, sims } = supplier.orders.submit({
    packageId,
    quantity: Number(fields.quantity),
    description,
  });
  return ok({ data: submittedWire(supplier, order, sims), meta: { message: "success" } });
}

export function submitTopup(call: Call): Reply {
  refuseUnsigned(call);
  const { supplier, fields } = call;
  const packageId = text(fields.package_id);
  const iccid = text(fields.iccid);
  const description = text(fields.description) || null;
  tieToLedger(call, description);
  refuseInvalid({
    ...(iccid ? {} : { iccid: "The iccid field is required." }),
    ...(packageId ? {} : { package_id: "The package id field is required." }),
    ...descriptionProblem(call, description),
  });
  const order = supplier.orders.submitTopup({ packageId, iccid, description });
  return ok({ data: submittedWire(supplier, order), meta: { message: "success" } });
}

export function listOrders(call: Call): Reply {
  const { supplier, c } = call;
  const invalidStatus = supplier.settings().listValidationStatus;
  const status = c.req.query("filter[order_status]");
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
    (!status || status === "completed");
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

function refuseUnsigned({ c, supplier, fields }: Call): void {
  if (!supplier.settings().verifySignature) return;
  const signature = c.req.header("airalo-signature") ?? "";
  if (isSigned(signature, { raw: c.get("rawBody"), fields }, supplier.world.config.credentials.clientSecret))
    return;
  throw businessError(14, "Invalid checksum: the signature does not match the payload.");
}

function tieToLedger({ c }: Call, description: string | null): void {
  if (description !== null) c.set("reference", description);
}

/** Form bodies carry everything as text, JSON ones a number here or there. */
function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

function refuseInvalid(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
}

function quantityProblem({ quantity }: Record<string, unknown>): Record<string, string> {
  const given = text(quantity);
  if (given === "") return { quantity: "The quantity field is required." };
  if (!/^\d+$/.test(given)) return { quantity: "The quantity must be an integer." };
  if (Number(given) < 1) return { quantity: "The quantity must be at least 1." };
  if (Number(given) > MOST_PER_ORDER)
    return { quantity: `The quantity may not be greater than ${MOST_PER_ORDER}.` };
  return {};
}

function descriptionProblem({ supplier }: Call, description: string | null): Record<string, string> {
  const longest = supplier.settings().descriptionMaxLength;
  if ((description?.length ?? 0) <= longest) return {};
  return { description: `The description may not be greater than ${longest} characters.` };
}

function extrasProblem(fields: Record<string, unknown>): Record<string, string> {
  const problems: Record<string, string> = {};
  if (text(fields.brand_settings_name))
    problems.brand_settings_name = "The selected brand settings name is invalid.";
  if (text(fields.to_email) && !fields.sharing_option) {
    problems.sharing_option = "The sharing option field is required when to email is present.";
  }
  return problems;
}
