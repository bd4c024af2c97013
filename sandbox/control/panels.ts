import { html } from "hono/html";
import type { ControlState } from "./model.ts";
import type { Html } from "./page.ts";

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

export function settingsPanel({ settings, choices }: Pick<ControlState, "settings" | "choices">): Html {
  return html`${Object.entries(settings).map(
    ([section, values]) =>
      html`<h3>${section}</h3>
        <ul class="settings">
          ${Object.entries(values).map(([key, value]) =>
            settingRow({ section, key, value, choices: choices[section]?.[key] ?? [] }),
          )}
        </ul>`,
  )}`;
}

type Setting = { section: string; key: string; value: unknown; choices: readonly unknown[] };

function settingRow({ section, key, value, choices }: Setting): Html {
  const id = `${section}-${key}`;
  const words = key.replace(/[A-Z]|\d+/g, (part) => ` ${part.toLowerCase()}`);
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
          : html`${choices.length > 0 ? choiceField(id, value, choices) : html`<input id="${id}" name="value" value="${String(value)}" />`}<button>
                Set
              </button>`
      }
    </form>
  </li>`;
}

function choiceField(id: string, value: unknown, choices: readonly unknown[]): Html {
  return html`<select id="${id}" name="value">
    ${choices.map((choice) => html`<option ${choice === value ? "selected" : ""}>${String(choice)}</option>`)}
  </select>`;
}

export function dollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "−" : ""}${whole}.${digits.slice(-2)}`;
}
