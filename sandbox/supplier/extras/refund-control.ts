import type { Hono } from "hono";
import { jsonFields } from "../../kernel/body.ts";
import { REFUND_DECISIONS, type RefundDecision, type Refunds } from "./refunds.ts";

/** The supplier's customer support, played by hand: each ticket is approved or refused, once. */
export function mountRefundControl(app: Hono, refunds: Refunds): void {
  const base = "/control/api/supplier/refunds";
  app.get(base, (c) => c.json({ refunds: refunds.list() }));
  app.post(`${base}/:id`, async (c) => {
    const ticket = refunds.find(c.req.param("id"));
    if (!ticket) return c.json({ error: "there is no such refund ticket" }, 404);
    const { decision } = await jsonFields(c);
    if (!isDecision(decision))
      return c.json({ error: 'send {"decision": "approve"} or {"decision": "refuse"}' }, 422);
    if (ticket.state !== "open") return c.json({ error: `this ticket has been ${ticket.state}` }, 409);
    return c.json(refunds.decide(ticket, decision));
  });
}

function isDecision(value: unknown): value is RefundDecision {
  return typeof value === "string" && REFUND_DECISIONS.includes(value);
}
