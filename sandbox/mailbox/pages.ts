import { html } from "hono/html";
import { page, type Html } from "../control/page.ts";
import type { Message } from "./model.ts";

const BANNER = html`Sandbox mailbox. Mail sent here goes no further. <a href="/control">Control page</a>`;

const STYLE = `
.box{max-width:52rem;margin:0 auto;padding:1.75rem 1.25rem 3rem;display:grid;gap:1.25rem}
.head{display:flex;justify-content:space-between;align-items:center;gap:1rem;flex-wrap:wrap}
.search{display:flex;gap:.5rem}.search input{flex:1}
.mails{border:1px solid var(--line);border-radius:1rem;background:var(--surface);overflow:hidden}
.mails li+li{border-top:1px solid var(--line)}
.mails a{display:grid;grid-template-columns:1fr auto;gap:.125rem 1rem;padding:.875rem 1.25rem;color:inherit;text-decoration:none}
.mails a:hover{background:var(--tint)}.mails .preview{grid-column:1/-1;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.mails strong{overflow-wrap:anywhere}
.empty{padding:3rem 1.25rem;text-align:center}
.meta{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;overflow-wrap:anywhere}
.meta dt{color:var(--muted)}
iframe{width:100%;height:36rem;border:1px solid var(--line);border-radius:1rem;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:.875rem}
details summary{cursor:pointer;font-weight:600;min-height:2.75rem;display:list-item;padding:.5rem 0}
`;

export function listPage(messages: Message[], query: { to: string; subject: string }, total: number): Html {
  const isFiltered = query.to !== "" || query.subject !== "";
  return page({
    title: "Sandbox mailbox",
    banner: BANNER,
    style: STYLE,
    body: html`<main class="box">
      <div class="head">
        <h1>Mailbox</h1>
        <span class="muted num">${total} ${total === 1 ? "message" : "messages"}</span>
      </div>
      <form class="search" role="search">
        <input name="to" value="${query.to}" placeholder="traveller@example.com" aria-label="Sent to" />
        <button>Find</button>
      </form>
      <ul class="mails">
        ${messages.map(listItem)}
        ${
          messages.length === 0
            ? html`<li class="empty muted">
                ${isFiltered ? "Nothing was sent there." : "No mail yet. Buy something in the shop and it arrives here."}
              </li>`
            : ""
        }
      </ul>
    </main>`,
  });
}

function listItem(message: Message): Html {
  return html`<li>
    <a href="/mailbox/${message.id}">
      <strong>${message.subject || "(no subject)"}</strong>
      <span class="muted small num">${shortTime(message.receivedAt)}</span>
      <span class="muted small preview"
        >To ${message.to.join(", ")} · ${message.text.replace(/\s+/g, " ").slice(0, 140)}</span
      >
    </a>
  </li>`;
}

export function messagePage(message: Message): Html {
  return page({
    title: `${message.subject || "(no subject)"} · Sandbox mailbox`,
    banner: BANNER,
    style: STYLE,
    body: html`<main class="box">
      <p><a href="/mailbox">← All mail</a></p>
      <h1>${message.subject || "(no subject)"}</h1>
      <dl class="meta small">
        <dt>From</dt>
        <dd>${message.from}</dd>
        <dt>To</dt>
        <dd>${message.to.join(", ")}</dd>
        <dt>Received</dt>
        <dd class="num">${message.receivedAt.slice(0, 19).replace("T", " ")} UTC</dd>
      </dl>
      ${message.html === null ? "" : framed(message.html)} ${attachments(message)}
      <details ${message.html === null ? "open" : ""}>
        <summary>Text part</summary>
        <pre class="card">${message.text || "This message has none."}</pre>
      </details>
      <details>
        <summary>Headers</summary>
        <pre class="card mono">
${message.headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}</pre>
      </details>
    </main>`,
  });
}

/** Shown without scripts and without our origin; only its links may leave the frame. */
function framed(source: string): Html {
  const content = `<base target="_top">${source}`;
  return html`<iframe
    title="The message as the reader sees it"
    sandbox="allow-top-navigation-by-user-activation allow-popups"
    srcdoc="${content}"
  ></iframe>`;
}

function attachments(message: Message): Html | "" {
  if (message.attachments.length === 0) return "";
  return html`<ul>
    ${message.attachments.map(
      (file, index) =>
        html`<li>
          <a href="/mailbox/${message.id}/attachments/${index}"
            >${file.filename ?? `attachment ${index + 1}`}</a
          >
          <span class="muted small num">${file.mimeType}, ${file.bytes} bytes</span>
        </li>`,
    )}
  </ul>`;
}

function shortTime(iso: string): string {
  return `${iso.slice(5, 10)} ${iso.slice(11, 16)}`;
}
