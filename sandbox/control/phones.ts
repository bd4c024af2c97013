import { html } from "hono/html";
import { currentPackage, PHONES_SHOWN, type ControlState, type Phone, type PhonePackage } from "./model.ts";
import type { Html } from "./page.ts";

export function phonesPanel({ total, phones }: ControlState["phones"], search: string): Html {
  return html`<section aria-labelledby="phones-title">
    <div class="head">
      <h2 id="phones-title">Your phones</h2>
      ${
        total > PHONES_SHOWN || search !== ""
          ? html`<form class="find" role="search">
              <input
                name="search"
                value="${search}"
                inputmode="numeric"
                aria-label="ICCID"
                placeholder="ICCID"
              />
              <button>Find</button>
            </form>`
          : ""
      }
    </div>
    ${
      phones.length === 0
        ? empty(search)
        : html`<ul class="phones">
            ${phones.map(phoneCard)}
          </ul>`
    }
    ${
      total > phones.length
        ? html`<p class="muted small">
            The newest ${phones.length} of ${total} eSIMs. Find the others by ICCID.
          </p>`
        : ""
    }
  </section>`;
}

function empty(search: string): Html {
  return html`<p class="card muted">
    ${
      search === ""
        ? "No eSIM has been sold yet. Buy one in the shop, pay with a test card, and the phone that carries it appears here."
        : "No eSIM with these digits."
    }
  </p>`;
}

function phoneCard(phone: Phone): Html {
  const current = currentPackage(phone);
  const isGone = phone.recycledAt !== null;
  return html`<li class="phone">
    <div class="screen">
      <div class="bar">
        <span>${phone.attachedAt && !isGone ? "Roaming" : "No network"}</span>
        <span class="signal ${phone.attachedAt && !isGone ? "on" : ""}" aria-hidden="true"
          ><i></i><i></i><i></i
        ></span>
      </div>
      <p class="left num">${dataLeft(current)}</p>
      ${meter(current)}
      <p class="what">${[phone.operator, phone.package].filter(Boolean).join(" · ") || "eSIM"}</p>
      <p class="who">
        <span class="num">···· ${phone.iccid.slice(-4)}</span>
        <span class="state">${stateOf(phone)}</span>
      </p>
    </div>
    <form method="post" action="/control/do" class="acts">
      <input type="hidden" name="iccid" value="${phone.iccid}" />
      ${actionsOf(phone).map(
        ([action, label, isNext]) =>
          html`<button name="action" value="${action}" class="${isNext ? "primary" : ""}">${label}</button>`,
      )}
    </form>
    <form method="post" action="/control/do" class="acts">
      <input type="hidden" name="by" value="7d" />
      <button name="action" value="clock.advance">A week later</button>
    </form>
    ${
      isGone
        ? ""
        : html`<form method="post" action="/control/do" class="acts">
            <input type="hidden" name="iccid" value="${phone.iccid}" />
            <button name="action" value="phone.recycle">Let it be recycled</button>
          </form>`
    }
  </li>`;
}

/** Only what this phone can do now; the step it waits for stands out. */
function actionsOf(phone: Phone): [action: string, label: string, isNext: boolean][] {
  if (phone.recycledAt !== null) return [];
  if (phone.installedAt === null) return [["phone.install", "Scan the QR (install)", true]];
  if (phone.attachedAt === null) return [["phone.attach", "Land (attach)", true]];
  return [
    ["phone.video", "Watch 20 minutes of video (400 MB)", false],
    ["phone.messages", "Message all day (50 MB)", false],
    ["phone.everything", "Use everything", false],
  ];
}

function stateOf(phone: Phone): string {
  if (phone.recycledAt !== null) return "Recycled";
  if (phone.installedAt === null) return "Not installed";
  if (phone.attachedAt === null) return "Installed";
  const words: Record<string, string> = {
    NOT_ACTIVE: "Waiting",
    ACTIVE: "Active",
    FINISHED: "Used up",
    EXPIRED: "Expired",
  };
  return words[phone.status] ?? phone.status.toLowerCase();
}

function dataLeft(current: PhonePackage | undefined): Html {
  if (!current) return html`–`;
  if (current.unlimited) return html`Unlimited`;
  const [amount, unit] =
    current.remainingMb >= 1_000 ? [gigabytes(current.remainingMb), "GB"] : [current.remainingMb, "MB"];
  return html`${amount} <small>${unit} left</small>`;
}

function meter(current: PhonePackage | undefined): Html | "" {
  if (!current || current.unlimited || current.amountMb === 0) return "";
  const percent = Math.round((current.remainingMb / current.amountMb) * 100);
  return html`<div class="meter" role="img" aria-label="${percent} % left">
    <i style="width:${percent}%"></i>
  </div>`;
}

/** Tenths, cut off: what is not there is not shown. */
function gigabytes(mb: number): string {
  return String(Math.floor(mb / 100) / 10);
}
