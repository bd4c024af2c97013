import { lookup } from "../../kernel/lookup.ts";
import { newRequestId } from "../async-orders.ts";
import { webhookUrlProblem } from "../async-request.ts";
import type { Call } from "../call.ts";
import { refuseInvalid, stringProblems, text } from "../fields.ts";
import { invalidFields, ok, Refusal, type Reply } from "../reply.ts";
import { CREDIT_LEVELS, type NotificationType } from "../webhooks/opt-ins.ts";
import { creditLimitPayload, lowDataPayload, orderedPayload } from "../webhooks/payloads.ts";
import { SAMPLE_ICCID, SAMPLE_PACKAGE, sampleOrder } from "../webhooks/samples.ts";
import type { Notice } from "../webhooks/webhooks.ts";
import { submittedWire } from "../wire/order-wire.ts";

type Simulation = { type: NotificationType } & Omit<Notice, "url">;

const SIMULATIONS: Record<string, (call: Call) => Simulation> = {
  low_data_notification: lowData,
  credit_limit_notification: creditLimit,
  async_order_notification: asyncOrder,
};

const LOW_DATA: Record<string, { level: string; remainingPercent: number }> = {
  data_75: { level: "75%", remainingPercent: 25 },
  data_90: { level: "90%", remainingPercent: 10 },
  expire_3: { level: "3days", remainingPercent: 43 },
  expire_1: { level: "1days", remainingPercent: 43 },
};

/** Fires one webhook on demand, at an address of its own or at the one that was opted in. */
export async function simulateWebhook(call: Call): Promise<Reply> {
  const { supplier, fields } = call;
  refuseInvalid(stringProblems(fields, ["event", "type", "iccid", "webhook_url"]));
  const simulation = lookup(SIMULATIONS, text(fields.event));
  if (!simulation) throw invalidFields({ event: eventProblem(fields) });
  const { type, ...notice } = simulation(call);
  const given = text(fields.webhook_url) || null;
  refuseInvalid(webhookUrlProblem(given));
  const url = given ?? supplier.optIns.get(type)?.contactPoint;
  if (!url) throw failure("User is not opted in to this notification and no webhook URL provided.");
  const problem = await supplier.webhooks.sendOnce({ ...notice, url });
  if (problem !== null) throw failure(`Notification could not be delivered: ${problem}`);
  return ok({ success: "Notification sent" });
}

function eventProblem(fields: Record<string, unknown>): string {
  return text(fields.event) === "" ? "The event field is required." : "The selected event is invalid.";
}

function failure(error: string): Refusal {
  return new Refusal({ status: 400, code: "NOT_SENT", message: error, body: { error } });
}

function lowData({ supplier, fields }: Call): Simulation {
  const chosen = lookup(LOW_DATA, text(fields.type));
  if (!chosen) throw invalidFields({ type: "The selected type is invalid." });
  const iccid = text(fields.iccid) || SAMPLE_ICCID;
  const packageId = supplier.sims.find(iccid)?.purchases.at(-1)?.package.id ?? SAMPLE_PACKAGE;
  return {
    type: "webhook_low_data",
    eventType: "low_data",
    packageId,
    payload: lowDataPayload({ ...chosen, packageId, iccid }),
  };
}

function creditLimit({ supplier, fields }: Call): Simulation {
  const level = Number(text(fields.level));
  if (!CREDIT_LEVELS.includes(level)) throw invalidFields({ level: "The selected level is invalid." });
  return {
    type: "webhook_credit_limit",
    eventType: "credit_limit",
    payload: creditLimitPayload(level, supplier.account.balanceCents()),
  };
}

function asyncOrder({ supplier, fields }: Call): Simulation {
  const iccid = text(fields.iccid) || SAMPLE_ICCID;
  const sim = supplier.sims.find(iccid);
  const order = sim && supplier.orders.find(String(sim.orderId));
  const wire = order ? submittedWire(supplier, order, [sim]) : sampleOrder(iccid, supplier.world.clock.now());
  return {
    type: "async_orders",
    eventType: "async_order",
    packageId: order?.package.id ?? SAMPLE_PACKAGE,
    payload: orderedPayload(newRequestId(supplier), wire, supplier.settings()),
  };
}
