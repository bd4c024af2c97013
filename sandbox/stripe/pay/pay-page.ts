import { html, raw } from "hono/html";
import type Stripe from "stripe";
import { page, type Html } from "../../control/page.ts";
import type { SoldLine } from "../checkout/model.ts";
import { shown } from "../money.ts";
import { TEST_CARDS } from "../payments/cards.ts";
import type { FieldErrors, PayFields } from "./form.ts";
import { PAY_SCRIPT, PAY_STYLE } from "./assets.ts";

export type PayPage = {
  session: Stripe.Checkout.Session;
  lines: SoldLine[];
  merchant: string;
  /** Known beforehand and not to be changed by the payer. */
  fixedEmail: string | null;
  fields: PayFields;
  errors: FieldErrors;
  /** A refusal that belongs to no field. */
  problem: string | null;
};

export const BANNER = "Sandbox payment. No real card works here and no money moves.";

export function payPage(view: PayPage): Html {
  return page({
    title: "Sandbox payment",
    banner: BANNER,
    style: PAY_STYLE,
    body: html`<main class="pay">
        ${summary(view)}
        <div class="form">${form(view)}${testCards()}</div>
      </main>
      <script>
        ${raw(PAY_SCRIPT)};
      </script>`,
  });
}

/** `auto` leaves the language to the browser; this page has one to write amounts in. */
function languageOf({ locale }: PayPage["session"]): string {
  return locale === null || locale === "auto" ? "en" : locale;
}

function summary({ session, lines, merchant }: PayPage): Html {
  const amount = (minor: number): string => shown(minor, session.currency ?? "usd", languageOf(session));
  return html`<section class="summary" aria-labelledby="merchant">
    ${session.cancel_url ? html`<a class="back" href="${session.cancel_url}"><span aria-hidden="true">←</span> Back</a>` : ""}
    <h1 id="merchant">${merchant}</h1>
    <p class="total num">${amount(session.amount_total ?? 0)}</p>
    <ul class="lines">
      ${lines.map(
        (line) =>
          html`<li>
            <div>
              <strong>${line.name}</strong>
              ${line.description ? html`<p class="muted small">${line.description}</p>` : ""}
              ${
                line.quantity > 1
                  ? html`<p class="muted small num">${line.quantity} × ${amount(line.unitAmount)}</p>`
                  : ""
              }
            </div>
            <span class="num">${amount(line.unitAmount * line.quantity)}</span>
          </li>`,
      )}
      <li class="sum"><span>Total</span><span class="num">${amount(session.amount_total ?? 0)}</span></li>
    </ul>
  </section>`;
}

function form(view: PayPage): Html {
  const { session, problem } = view;
  const total = session.amount_total ?? 0;
  const label =
    total === 0 ? "Complete order" : `Pay ${shown(total, session.currency ?? "usd", languageOf(session))}`;
  return html`<form method="post" action="/pay/${session.id}" class="card" id="pay" novalidate>
    ${
      problem
        ? html`<div class="problem" role="alert">
            <p><strong>${problem}</strong></p>
            <p class="small">Nothing was charged. You can try another card.</p>
          </div>`
        : ""
    }
    ${email(view)} ${total === 0 ? "" : cardFields(view)}
    <button class="primary" name="method" value="card">${label}</button>
    ${
      total > 0 && session.payment_method_types.includes("sepa_debit")
        ? html`<button name="method" value="transfer">Pay by bank transfer</button>
            <p class="muted small">A transfer is confirmed about an hour later on the sandbox’s clock.</p>`
        : ""
    }
  </form>`;
}

function email(view: PayPage): Html {
  if (view.fixedEmail) {
    return html`<div class="known">
      <span class="small muted">E-mail</span><span>${view.fixedEmail}</span>
    </div>`;
  }
  const attributes = raw('type="email" autocomplete="email" placeholder="you@example.com"');
  return field(view, "email", { label: "E-mail", attributes });
}

function cardFields(view: PayPage): Html {
  const digits = (more: string): Html => raw(`inputmode="numeric" ${more}`);
  const number = digits('autocomplete="cc-number" placeholder="1234 1234 1234 1234"');
  const expiry = digits('autocomplete="cc-exp" placeholder="MM / YY"');
  const cvc = digits('autocomplete="cc-csc" placeholder="123"');
  return html`${field(view, "number", { label: "Card number", attributes: number })}
    <div class="pair">
      ${field(view, "expiry", { label: "Expiry (MM / YY)", attributes: expiry })}
      ${field(view, "cvc", { label: "Security code (CVC)", attributes: cvc })}
    </div>
    ${field(view, "name", { label: "Name on card", attributes: raw('autocomplete="cc-name"') })}`;
}

function field(view: PayPage, name: keyof PayFields, look: { label: string; attributes: Html }): Html {
  const error = view.errors[name];
  const isFirst = error !== undefined && Object.keys(view.errors)[0] === name;
  const wiring = error
    ? raw(`aria-invalid="true" aria-describedby="${name}-error"${isFirst ? " autofocus" : ""}`)
    : "";
  return html`<div class="field">
    <label for="${name}">${look.label}</label>
    <input id="${name}" name="${name}" value="${view.fields[name]}" ${look.attributes} ${wiring} />
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ""}
  </div>`;
}

/** Submit buttons of the form above: they fill it with or without scripts. */
function testCards(): Html {
  return html`<details class="cards" open>
    <summary>Test cards <span class="muted small">press one to fill the form</span></summary>
    <ul>
      ${TEST_CARDS.map(
        (card) =>
          html`<li>
            <button class="fill" form="pay" name="fill" value="${card.number}">
              <span>${card.label}</span
              ><span class="num muted">${card.number.replace(/(\d{4})(?=\d)/g, "$1 ")}</span>
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}
