import { html } from "hono/html";
import { HTTP_FAULTS, WEBHOOK_FAULTS, type FaultRule } from "../kernel/faults.ts";
import type { ControlState } from "./model.ts";
import type { Html } from "./page.ts";

const OPERATIONS = [
  "supplier.*",
  "supplier.orders.submit",
  "supplier.orders.list",
  "supplier.topups.submit",
  "supplier.usage",
  "supplier.packages",
  "supplier.balance",
  "supplier.token",
  "stripe.*",
  "stripe.checkout.sessions.create",
  "stripe.checkout.sessions.retrieve",
  "stripe.refunds.create",
  "stripe.payment_intents.create",
  "stripe.pay.submit",
  "stripe.webhook.*",
  "stripe.webhook.checkout.session.completed",
  "mail.accept",
  "rates.latest",
];

export function clockPanel({ now, offsetMs }: ControlState["clock"]): Html {
  const [date, time] = [now.slice(0, 10), now.slice(11, 16)];
  const weekday = new Date(now).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  return html`<p class="muted small">${weekday}, UTC</p>
    <p class="time num">${date} <span>${time}</span></p>
    <p class="muted small">${awayFromNow(offsetMs)}</p>
    <div class="row">
      ${[
        ["1h", "+1 hour"],
        ["1d", "+1 day"],
        ["7d", "+1 week"],
      ].map(
        ([by, label]) =>
          html`<form method="post" action="/control/do">
            <input type="hidden" name="by" value="${by}" /><button name="action" value="clock.advance">
              ${label}
            </button>
          </form>`,
      )}
      <form method="post" action="/control/do">
        <button name="action" value="clock.reset" ${Math.abs(offsetMs) < 1_000 ? "disabled" : ""}>
          Back to now
        </button>
      </form>
    </div>`;
}

function awayFromNow(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  if (minutes === 0) return "The same as the real time.";
  const parts = [
    [Math.floor(minutes / 1_440), "d"],
    [Math.floor((minutes % 1_440) / 60), "h"],
    [minutes % 60, "min"],
  ];
  const words = parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${amount} ${unit}`);
  return `${words.join(" ")} ${offsetMs > 0 ? "ahead of" : "behind"} the real time. The shop follows.`;
}

export function balanceForm(amountCents: number): Html {
  return html`<p class="time num">$${dollars(amountCents)}</p>
    <form method="post" action="/control/do" class="row">
      <input
        name="amount"
        inputmode="decimal"
        required
        aria-label="New balance in USD"
        placeholder="New balance"
      />
      <button name="action" value="balance.set">Set</button>
    </form>`;
}

export function faultList(faults: FaultRule[]): Html {
  if (faults.length === 0) return html`<p class="muted">None: the outside world works.</p>`;
  return html`<ul class="faults">
      ${faults.map(
        (fault) =>
          html`<li>
            <div>
              <strong>${fault.kind}</strong> <span class="mono">${fault.operation}</span>
              <p class="muted small num">${howOften(fault)}</p>
            </div>
            <form method="post" action="/control/do">
              <input type="hidden" name="id" value="${fault.id}" />
              <button
                name="action"
                value="fault.remove"
                aria-label="Remove ${fault.kind} on ${fault.operation}"
              >
                Remove
              </button>
            </form>
          </li>`,
      )}
    </ul>
    <form method="post" action="/control/do">
      <button name="action" value="fault.clear">Remove all</button>
    </form>`;
}

function howOften(fault: FaultRule): string {
  const often = fault.count === undefined ? "until removed" : `${fault.count} more`;
  const chance = fault.probability === undefined ? "" : `, ${Math.round(fault.probability * 100)} % of calls`;
  return `${often}${chance}, struck ${fault.struck ?? 0}`;
}

export function faultForm(): Html {
  return html`<form method="post" action="/control/do" class="grid">
    <div class="wide">
      <label for="operation">Operation</label>
      <input
        id="operation"
        name="operation"
        list="operations"
        required
        placeholder="supplier.orders.submit"
      />
      <datalist id="operations">
        ${OPERATIONS.map((name) => html`<option value="${name}"></option>`)}
      </datalist>
    </div>
    <div class="wide">
      <label for="kind">What happens</label>
      <select id="kind" name="kind">
        ${[...HTTP_FAULTS, ...WEBHOOK_FAULTS].map((kind) => html`<option>${kind}</option>`)}
      </select>
    </div>
    <div>
      <label for="count">Times</label>
      <input id="count" name="count" type="number" min="1" value="1" />
    </div>
    <div>
      <label for="probability">Chance in %</label>
      <input id="probability" name="probability" type="number" min="1" max="100" placeholder="100" />
    </div>
    <button class="primary wide" name="action" value="fault.add">Add fault</button>
  </form>`;
}

export function settingsPanel(settings: ControlState["settings"]): Html {
  return html`${Object.entries(settings).map(
    ([section, values]) =>
      html`<h3>${section}</h3>
        <ul class="settings">
          ${Object.entries(values).map(([key, value]) => settingRow(section, key, value))}
        </ul>`,
  )}`;
}

function settingRow(section: string, key: string, value: unknown): Html {
  const id = `${section}-${key}`;
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return html`<li>
    <label for="${id}">${words}</label>
    <form method="post" action="/control/do">
      <input type="hidden" name="section" value="${section}" /><input
        type="hidden"
        name="key"
        value="${key}"
      />
      <input type="hidden" name="action" value="setting.change" />
      ${
        typeof value === "boolean"
          ? html`<button
              id="${id}"
              name="value"
              value="${String(!value)}"
              role="switch"
              aria-checked="${String(value)}"
            >
              ${value ? "On" : "Off"}
            </button>`
          : html`<input id="${id}" name="value" value="${String(value)}" /><button>Set</button>`
      }
    </form>
  </li>`;
}

export function dollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "−" : ""}${whole}.${digits.slice(-2)}`;
}
