import { html } from "hono/html";
import type { WorldConfig } from "../kernel/world.ts";
import { supplierName } from "./model.ts";
import { page, type Html } from "./page.ts";

const STYLE = `
.home{max-width:44rem;margin:0 auto;padding:3rem 1.25rem;display:grid;gap:1.5rem}
.doors{display:grid;gap:.75rem}
.doors a{display:block;color:inherit;text-decoration:none}.doors a:hover{border-color:var(--field)}
.doors strong{color:var(--accent);font-size:1.125rem}
dl{display:grid;gap:.125rem 1.25rem}dt{font-weight:600;margin-top:.625rem}
@media (min-width:40rem){dl{grid-template-columns:auto 1fr}dt,dd{margin-top:.375rem}}
`;

export function homePage({ smtpPort, profile }: WorldConfig): Html {
  return page({
    title: "Landfall sandbox",
    banner: "Sandbox. Nothing here is real, and nothing leaves this machine.",
    style: STYLE,
    body: html`<main class="home">
      <h1>The outside world, in one process</h1>
      <p class="muted">
        While the shop has no keys of its own, it talks to these stand-ins over real HTTP and real SMTP,
        exactly as it will talk to the real ones.
      </p>
      <div class="doors">
        <a class="card" href="/control"
          ><strong>Control page</strong>
          <p>Act as the traveller’s phone, move the clock, break things, read the ledgers.</p></a
        >
        <a class="card" href="/mailbox"
          ><strong>Mailbox</strong>
          <p>Every mail the shop has sent.</p></a
        >
      </div>
      <section class="card">
        <h2>What is played here</h2>
        <dl class="small">
          <dt>eSIM supplier, as ${supplierName(profile)}</dt>
          <dd class="mono">/customer/v2 (PressOne), /v2 (Airalo)</dd>
          <dt>Stripe</dt>
          <dd class="mono">/v1, with a pay page at /pay/…</dd>
          <dt>Mail</dt>
          <dd class="mono">SMTP on port ${smtpPort}</dd>
          <dt>Push service of browsers</dt>
          <dd class="mono">/push/send/…</dd>
          <dt>Exchange rates</dt>
          <dd class="mono"><a href="/rates/latest?base=EUR">/rates/latest?base=EUR</a></dd>
          <dt>Control API</dt>
          <dd class="mono">/control/api/…</dd>
        </dl>
      </section>
    </main>`,
  });
}
