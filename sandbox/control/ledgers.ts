import { html } from "hono/html";
import { shown } from "../stripe/money.ts";
import type { ControlState, DeliveryRow, PaymentRow } from "./model.ts";
import type { Html } from "./page.ts";
import { dollars } from "./panels.ts";

type Cell = Html | string;

export function supplierRequests(entries: ControlState["supplierRequests"]): Html {
  return table(
    ["Time", "Request", "Answer", "Reference"],
    entries.map((entry) => [
      clockTime(entry.at),
      html`<span class="mono">${entry.method} ${entry.path}</span>`,
      html`${entry.status || "none"}
      ${entry.fault ? html`<span class="pill bad">${entry.fault}${entry.worked ? ", done" : ""}</span>` : ""}`,
      entry.reference ?? "",
    ]),
  );
}

export function moneyMoves(moves: ControlState["balance"]["moves"]): Html {
  return table(
    ["Time", "Kind", "Amount", "Balance"],
    moves.map((move) => [
      clockTime(move.at),
      move.kind,
      `$${dollars(move.amountCents)}`,
      `$${dollars(move.balanceCents)}`,
    ]),
  );
}

export function payments({ charges, refunds }: ControlState["payments"]): Html {
  return html`<h3>Charges</h3>
    ${table(["Time", "Amount", "Status", "Refunded", "Act"], charges.map(chargeRow))}
    <h3>Refunds</h3>
    ${table(
      ["Time", "Amount", "Status"],
      refunds.map((refund) => [
        paymentTime(refund),
        shown(refund.amount, refund.currency),
        pill(refund.status),
      ]),
    )}`;
}

function chargeRow(charge: PaymentRow): Cell[] {
  const refunded = charge.amount_refunded ?? 0;
  const isOpen = charge.status === "succeeded" && !charge.disputed && refunded < charge.amount;
  return [
    paymentTime(charge),
    shown(charge.amount, charge.currency),
    charge.disputed ? pill("disputed") : pill(charge.status),
    refunded > 0 ? shown(refunded, charge.currency) : "",
    isOpen
      ? html`<form method="post" action="/control/do" class="row">
          <input type="hidden" name="id" value="${charge.id}" />
          <button name="action" value="charge.refund">Refund</button>
          <button name="action" value="charge.dispute">Dispute</button>
          <button name="action" value="charge.warn">Warn of fraud</button>
        </form>`
      : "",
  ];
}

export function webhookDeliveries(deliveries: DeliveryRow[]): Html {
  return table(
    ["Time", "From", "Event", "State", "Attempts"],
    deliveries.map((delivery) => [
      clockTime(delivery.createdAt),
      delivery.from,
      html`<span class="mono">${delivery.eventType}</span>`,
      pill(delivery.state),
      delivery.attempts.map((attempt) => attempt.status ?? attempt.error ?? "none").join(", "),
    ]),
  );
}

export function pushMessages(pushes: ControlState["pushes"]): Html {
  return table(
    ["Time", "Browser", "Message", "Bytes", "Urgency"],
    pushes.map((push) => [
      clockTime(push.receivedAt),
      html`<span class="mono">${push.browser.slice(0, 8)}</span>`,
      html`<span class="mono">${push.text}</span>`,
      String(push.bytes),
      push.urgency,
    ]),
  );
}

export function table(head: string[], rows: Cell[][]): Html {
  if (rows.length === 0) return html`<p class="muted">Nothing yet.</p>`;
  return html`<div class="scroll" tabindex="0">
    <table class="num">
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function pill(status: string): Html {
  const isGood = ["succeeded", "delivered", "approved"].includes(status);
  const isBad = ["failed", "dropped", "disputed", "refused"].includes(status);
  return html`<span class="pill ${isGood ? "good" : isBad ? "bad" : "plain"}">${status}</span>`;
}

function paymentTime({ created }: PaymentRow): string {
  return clockTime(new Date(created * 1_000).toISOString());
}

export function clockTime(iso: string): string {
  return `${iso.slice(5, 10)} ${iso.slice(11, 19)}`;
}
