import { html, raw } from "hono/html";
import { CONTROL_SCRIPT, CONTROL_STYLE } from "./assets.ts";
import { moneyMoves, payments, pushMessages, supplierRequests, webhookDeliveries } from "./ledgers.ts";
import type { ControlState } from "./model.ts";
import { page, type Html } from "./page.ts";
import { faultForm } from "./fault-form.ts";
import { faultList, faultPresets, settingPresets } from "./faults-panel.ts";
import { balanceForm, clockPanel, settingsPanel } from "./panels.ts";
import { phonesPanel } from "./phones.ts";
import { refundTickets } from "./refund-tickets.ts";

export function controlPage(state: ControlState, view: { search: string; complaint: string }): Html {
  return page({
    title: "Sandbox control",
    banner: "Sandbox. This page plays the traveller, the suppliers and the passing of time.",
    style: CONTROL_STYLE,
    body: html`<main class="wrap">
        ${heading(state)}
        <div id="said" data-live aria-live="polite">
          ${view.complaint ? html`<p class="said">${view.complaint}</p>` : ""}
        </div>
        <div class="cols">
          ${live("clock", "Time", clockPanel(state.clock))}
          ${live("balance", `Your credit at ${state.supplierName}`, balanceForm(state.balance.amountCents))}
        </div>
        <div id="phones" data-live>${phonesPanel(state.phones, view.search)}</div>
        ${live("presets", "Ready-made trouble", faultPresets(state.faults))}
        ${folded("manners", `Other ways ${state.supplierName} can behave`, settingPresets(state.settings))}
        <div class="cols">
          <section class="card stack" aria-labelledby="add-fault">
            <h2 id="add-fault">Break something</h2>
            ${faultForm(state.operations)}
          </section>
          ${live("faults", "Faults at work", faultList(state.faults))}
        </div>
        <section aria-labelledby="ledgers">
          <div class="head"><h2 id="ledgers">What the outside world saw</h2></div>
          ${folded("requests", `Requests to ${state.supplierName}`, supplierRequests(state.supplierRequests))}
          ${folded("moves", `Money at ${state.supplierName}`, moneyMoves(state.balance.moves))}
          ${folded("tickets", `Refund requests to ${state.supplierName}`, refundTickets(state.refundTickets))}
          ${folded("payments", "Charges and refunds", payments(state.payments))}
          ${folded("pushes", "Notifications to browsers", pushMessages(state.pushes))}
          ${folded("webhooks", "Webhook deliveries", webhookDeliveries(state.deliveries))}
          ${folded("settings", "Switches", settingsPanel(state))}
        </section>
      </main>
      <script type="module">
        ${raw(CONTROL_SCRIPT)};
      </script>`,
  });
}

function heading({ shopUrl }: ControlState): Html {
  return html`<header>
    <div class="head">
      <h1>Sandbox control</h1>
      <nav class="links" aria-label="Elsewhere">
        ${shopUrl ? html`<a class="button" href="${shopUrl}">Shop</a>` : ""}
        <a class="button" href="/mailbox">Mailbox</a>
      </nav>
    </div>
    <p class="muted lead">
      Be the traveller: install the eSIM, land, use data, let time pass. Then see what the shop makes of it.
    </p>
  </header>`;
}

function live(id: string, title: string, content: Html): Html {
  return html`<section class="card" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <div id="${id}" data-live>${content}</div>
  </section>`;
}

/** The fold is outside of the part that is refreshed, so it stays open. */
function folded(id: string, title: string, content: Html): Html {
  return html`<details>
    <summary>${title}</summary>
    <div id="${id}" data-live>${content}</div>
  </details>`;
}
