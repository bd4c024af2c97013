import { html } from "hono/html";
import { HTTP_FAULTS, WEBHOOK_FAULTS, type FaultKind } from "../kernel/faults.ts";
import type { Html } from "./page.ts";

/** Whole areas, and what no call of the outside answers to. */
const OPERATION_GROUPS = [
  "supplier.*",
  "supplier.webhook.*",
  "stripe.*",
  "stripe.webhook.*",
  "stripe.webhook.checkout.session.completed",
  "mail.accept",
];

const KIND_WORDS: Record<FaultKind, string> = {
  timeout_before: "no answer, nothing done",
  timeout_after: "no answer, work done",
  delay: "a pause, then the work",
  delay_after: "the work, then a pause",
  status: "a status with JSON",
  html: "a gateway’s HTML page",
  garbage: "work done, torn JSON",
  empty: "work done, no body",
  reset: "line cut, nothing done",
  reset_after: "line cut, work done",
  rate_limit: "429, too many calls",
  comment: "work done, JSON with a // comment",
  token_expiry: "every token ends first",
  wrong_package: "another package is made (orders, top-ups)",
  missing_sim: "one eSIM fewer is made (orders)",
  webhook_drop: "webhook never sent",
  webhook_duplicate: "webhook sent twice",
  webhook_delay: "webhook sent late",
  webhook_bad_signature: "webhook with a bad signature",
};

/** A fault as the form of the page sends it, as the control API takes it. */
export function faultFrom(fields: Record<string, string>): object {
  const number = (name: string, factor = 1): object =>
    fields[name] ? { [name]: Number(fields[name]) * factor } : {};
  const text = (name: string): object => (fields[name]?.trim() ? { [name]: fields[name].trim() } : {});
  return {
    ...text("operation"),
    ...text("kind"),
    ...number("count"),
    ...number("skip"),
    ...number("probability", 0.01),
    ...number("seed"),
    ...text("packageId"),
    ...text("contains"),
    ...number("delayMs"),
    ...number("status"),
    ...(fields.body?.trim() ? { body: jsonOrText(fields.body) } : {}),
    ...(fields.retryAfterForm === "none" ? { retryAfter: null } : number("retryAfter")),
    ...(fields.retryAfterForm === "date" ? { retryAfterForm: "date" } : {}),
    ...(fields.afterWork ? { afterWork: true } : {}),
  };
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

export function kindWords(kind: FaultKind): string {
  return KIND_WORDS[kind];
}

export function faultForm(operations: string[]): Html {
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
        ${[...OPERATION_GROUPS, ...operations].map((name) => html`<option value="${name}"></option>`)}
      </datalist>
    </div>
    <div class="wide">
      <label for="kind">What happens</label>
      <select id="kind" name="kind">
        ${[...HTTP_FAULTS, ...WEBHOOK_FAULTS].map(
          (kind) => html`<option value="${kind}">${kind}: ${kindWords(kind)}</option>`,
        )}
      </select>
    </div>
    ${numberField("count", "Times", { value: 1, min: 1 })}
    ${numberField("probability", "Chance in %", { hint: "100", min: 1, max: 100 })}
    <details class="wide more">
      <summary>More</summary>
      <div class="grid">
        ${numberField("status", "Status", { hint: "500", min: 200, max: 599 })}
        ${numberField("delayMs", "Pause in ms", { hint: "3000" })}
        <div class="wide">
          <label for="body">Body, as JSON</label>
          <textarea
            id="body"
            name="body"
            rows="2"
            placeholder='{"code":34,"reason":"out of stock"}'
          ></textarea>
        </div>
        ${numberField("retryAfter", "Wait in s (429)", { hint: "2" })}
        <div>
          <label for="retryAfterForm">Told (429)</label>
          <select id="retryAfterForm" name="retryAfterForm">
            <option value="seconds">in seconds</option>
            <option value="date">as a date</option>
            <option value="none">not at all</option>
          </select>
        </div>
        ${textField("packageId", "Only this package", "sakura-mobile-data-7days-1gb")}
        ${textField("contains", "Only calls that contain", "an ICCID, a description")}
        ${numberField("skip", "Let pass first", { hint: "0" })}
        ${numberField("seed", "Seed", { hint: "shared" })}
        <label class="wide check"
          ><input type="checkbox" name="afterWork" value="1" /> Do the work first (status, html)</label
        >
      </div>
    </details>
    <button class="primary wide" name="action" value="fault.add">Add fault</button>
  </form>`;
}

type NumberField = { value?: number; hint?: string; min?: number; max?: number };

function numberField(name: string, label: string, field: NumberField): Html {
  return html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="number"
      min="${field.min ?? 0}"
      max="${field.max ?? 2_147_483_647}"
      value="${field.value ?? ""}"
      placeholder="${field.hint ?? ""}"
    />
  </div>`;
}

function textField(name: string, label: string, hint: string): Html {
  return html`<div class="wide">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" placeholder="${hint}" />
  </div>`;
}
