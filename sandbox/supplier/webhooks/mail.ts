import type { Supplier } from "../supplier.ts";
import type { OptIn } from "./opt-ins.ts";

/** A mail that nobody reads here: an entry in the ledger of requests. */
export function sendMail({ world, settings }: Supplier, optIn: OptIn, payload: object): void {
  if (settings().webhooksInert) return;
  world.ledger.record({
    operation: `supplier.mail.${optIn.type}`,
    method: "MAIL",
    path: `mailto:${optIn.contactPoint}`,
    status: 202,
    request: { to: optIn.contactPoint, language: optIn.language },
    response: payload,
    reference: null,
    fault: null,
    worked: true,
  });
}
