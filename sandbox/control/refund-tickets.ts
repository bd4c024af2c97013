import { html } from "hono/html";
import { clockTime, pill, table } from "./ledgers.ts";
import type { RefundTicketRow } from "./model.ts";
import type { Html } from "./page.ts";
import { dollars } from "./panels.ts";

/** What the shop asked the supplier to give back, to be decided as the supplier's support would. */
export function refundTickets(tickets: RefundTicketRow[]): Html {
  return table(
    ["Time", "Ticket", "Reason", "eSIMs", "Decision"],
    tickets.map((ticket) => [
      clockTime(ticket.createdAt),
      ticket.id,
      html`${ticket.reason} ${ticket.notes ? html`<p class="muted small">${ticket.notes}</p>` : ""}`,
      ticket.iccids.map((iccid) => `···· ${iccid.slice(-4)}`).join(", "),
      decision(ticket),
    ]),
  );
}

function decision({ id, state, creditCents }: RefundTicketRow): Html {
  if (state !== "open") return html`${pill(state)} ${state === "approved" ? `$${dollars(creditCents)}` : ""}`;
  return html`<form method="post" action="/control/do" class="row">
    <input type="hidden" name="id" value="${id}" />
    <button name="action" value="ticket.approve">Approve</button>
    <button name="action" value="ticket.refuse">Refuse</button>
  </form>`;
}
