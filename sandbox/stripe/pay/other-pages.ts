import { html } from "hono/html";
import type Stripe from "stripe";
import { page, type Html } from "../../control/page.ts";
import { shown } from "../money.ts";
import { PAY_STYLE } from "./assets.ts";
import { BANNER } from "./pay-page.ts";

/** What the buyer's bank would show. */
export function challengePage(intent: Stripe.PaymentIntent, merchant: string): Html {
  return framed(
    html`<h1>Is this you?</h1>
      <p class="muted">Your bank asks before it pays (3-D Secure).</p>
      <div class="card">
        <p>${merchant} wants to charge</p>
        <p class="total num">${shown(intent.amount, intent.currency)}</p>
        <form method="post" action="/pay/challenge/${intent.id}">
          <button class="primary" name="answer" value="complete">Complete</button>
          <button name="answer" value="fail">Fail</button>
        </form>
      </div>`,
  );
}

export function noticePage(title: string, text: string, link?: { href: string; label: string }): Html {
  return framed(
    html`<h1>${title}</h1>
      <p class="muted">${text}</p>
      ${link ? html`<p><a class="button" href="${link.href}">${link.label}</a></p>` : ""}`,
  );
}

export function receiptPage(charge: Stripe.Charge): Html {
  const money = (minor: number): string => shown(minor, charge.currency);
  const at = new Date(charge.created * 1_000).toISOString().slice(0, 16).replace("T", " ");
  return framed(
    html`<h1>Receipt</h1>
      <div class="card num">
        <p class="total">${money(charge.amount)}</p>
        <p>${charge.paid ? "Paid" : "Not paid"} on ${at} UTC</p>
        ${charge.amount_refunded > 0 ? html`<p>Refunded: ${money(charge.amount_refunded)}</p>` : ""}
        <p class="muted mono">${charge.id}</p>
      </div>`,
  );
}

function framed(content: Html): Html {
  return page({
    title: "Sandbox payment",
    banner: BANNER,
    style: PAY_STYLE,
    body: html`<main class="quiet">${content}</main>`,
  });
}
