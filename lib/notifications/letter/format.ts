import { inkOn } from "@/lib/brand/model";
import { direction } from "@/lib/platform/i18n/locales";

/** A mail in words, before it is laid out. */
export type Letter = {
  readonly language: string;
  readonly shop: string;
  /** The colour of the button by day and by night, `#rrggbb`. */
  readonly accent: { readonly day: string; readonly night: string };
  /** Address of a picture of the shop's; null where the name stands alone. */
  readonly logo: string | null;
  readonly subject: string;
  readonly intro: string;
  readonly code: string | null;
  /** Lines that stay as they are, in English. */
  readonly report: string | null;
  readonly lines: readonly { readonly title: string; readonly details: string; readonly price: string }[];
  readonly sums: readonly { readonly label: string; readonly amount: string }[];
  /** What to do, one after the other. */
  readonly steps: readonly string[];
  /** When its days begin. */
  readonly rule: string | null;
  readonly button: string;
  readonly link: string;
  /** Another way to the same. */
  readonly second: { readonly label: string; readonly link: string } | null;
  readonly after: string;
  /** Why one gets it, and whom to ask. */
  readonly notes: readonly string[];
  readonly choices: { readonly label: string; readonly link: string } | null;
};

/** When the colours of the night are shown: where the mail program is dark, or as a preview wants it. */
export type Night = "asked" | "always" | "never";

const NIGHTS: Readonly<Record<Night, { readonly query: string; readonly schemes: string }>> = {
  asked: { query: "(prefers-color-scheme:dark)", schemes: "light dark" },
  always: { query: "all", schemes: "dark" },
  never: { query: "not all", schemes: "light" },
};

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** The letter as plain text; it says everything that the other one says. */
export function letterText(letter: Letter): string {
  const { choices, second } = letter;
  return [
    letter.intro,
    ...(letter.code ? [letter.code] : []),
    ...(letter.report ? [letter.report] : []),
    ...letter.lines.map(
      ({ title, details, price }) => `- ${[title, details, price].filter(Boolean).join(" · ")}`,
    ),
    ...letter.sums.map(({ label, amount }) => `${label}: ${amount}`),
    ...letter.steps.map((step, place) => `${place + 1}. ${step}`),
    ...(letter.rule ? [letter.rule] : []),
    `${letter.button}: ${letter.link}`,
    ...(second ? [`${second.label}: ${second.link}`] : []),
    letter.after,
    ["--", ...letter.notes, ...(choices ? [`${choices.label}: ${choices.link}`] : [])].join("\n"),
  ].join("\n\n");
}

// The day's and the night's colours of tailwind.config.ts: mail programs load no style sheet.
const DAY = { paper: "#f6f7f4", sheet: "#ffffff", ink: "#10202d", soft: "#465562", line: "#d8ddd7" };
const NIGHT = { paper: "#0c141b", sheet: "#131e27", ink: "#eaf0f1", soft: "#b1bec5", line: "#28363f" };

/** What programs show beside the subject in their list; the filler keeps what follows out of it. */
const PREHEADER_FILLER = "&#847;&zwnj;&nbsp;".repeat(60);
const LONGEST_PREHEADER = 140;

/** The rules of the night twice: as the standard has them, and as Outlook on the web rewrites a mail. */
function nightRules({ accent: { night } }: Letter, when: Night): string {
  const rules = [
    [".lf-paper", `background-color:${NIGHT.paper}!important`],
    [".lf-sheet", `background-color:${NIGHT.sheet}!important;border-color:${NIGHT.line}!important`],
    [".lf-ink", `color:${NIGHT.ink}!important`],
    [".lf-soft", `color:${NIGHT.soft}!important`],
    [".lf-line", `border-color:${NIGHT.line}!important`],
    [".lf-button", `background-color:${night}!important;color:${inkOn(night)}!important`],
  ] as const;
  const standard = rules.map(([name, rule]) => `${name}{${rule}}`).join("");
  const outlook = rules.map(([name, rule]) => `[data-ogsc] ${name},[data-ogsb] ${name}{${rule}}`).join("");
  return `@media ${NIGHTS[when].query}{${standard}}${when === "never" ? "" : outlook}`;
}

function tableOf({ lines, sums }: Letter, end: string): string {
  if (lines.length === 0) return "";
  const rows = lines.map(
    ({ title, details, price }) =>
      `<tr><td class="lf-ink lf-line" style="padding:12px 0;border-top:1px solid ${DAY.line};color:${DAY.ink}"><strong>${escape(title)}</strong><br>
<span class="lf-soft" style="color:${DAY.soft}">${escape(details)}</span></td>
<td class="lf-ink lf-line" valign="top" style="padding:12px 0;border-top:1px solid ${DAY.line};color:${DAY.ink};text-align:${end};white-space:nowrap">${escape(price)}</td></tr>`,
  );
  const totals = sums.map(
    ({ label, amount }) =>
      `<tr><td class="lf-soft" style="padding:6px 0;color:${DAY.soft}">${escape(label)}</td>
<td class="lf-soft" style="padding:6px 0;text-align:${end};white-space:nowrap;color:${DAY.soft}">${escape(amount)}</td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 16px">${rows.join("")}${totals.join("")}</table>`;
}

// A table, since the numbers of a list are lost in some programs.
function stepsOf({ steps }: Letter): string {
  if (steps.length === 0) return "";
  const rows = steps.map(
    (step, place) =>
      `<tr><td class="lf-soft" valign="top" width="28" style="padding:6px 0;color:${DAY.soft};font-weight:600">${place + 1}.</td>
<td class="lf-ink" style="padding:6px 0;color:${DAY.ink}">${escape(step)}</td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 8px">${rows.join("")}</table>`;
}

function headOf(letter: Letter, night: Night): string {
  const { schemes } = NIGHTS[night];
  return `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="${schemes}"><meta name="supported-color-schemes" content="${schemes}">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no"><title>${escape(letter.subject)}</title>
<style>:root{color-scheme:${schemes};supported-color-schemes:${schemes}}
@media (max-width:420px){.lf-room{padding:24px 20px!important}.lf-desk{padding:16px 8px!important}}
${nightRules(letter, night)}</style></head>`;
}

function mastOf({ shop, logo }: Letter, start: string): string {
  const name = `<span class="lf-ink" style="font-weight:700;color:${DAY.ink}">${escape(shop)}</span>`;
  if (logo === null) return `<p style="margin:0 0 24px">${name}</p>`;
  const gap = start === "left" ? "0 12px 0 0" : "0 0 0 12px";
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 24px"><tr>
<td style="padding:${gap}"><img src="${escape(logo)}" width="40" height="40" alt="" style="display:block;border:0;border-radius:9px"></td><td>${name}</td></tr></table>`;
}

function footOf({ notes, choices }: Letter): string {
  const parts = [
    ...notes.map(escape),
    ...(choices
      ? [
          `<a class="lf-soft" href="${escape(choices.link)}" style="color:${DAY.soft};text-decoration:underline">${escape(choices.label)}</a>`,
        ]
      : []),
  ];
  return `<p class="lf-soft" style="max-width:520px;color:${DAY.soft};font-size:13px;line-height:1.6;margin:20px 0 0">${parts.join("<br>")}</p>`;
}

/**
 * The letter as a page. Tables and inline styles, since mail programs know little else and many throw the attributes of <html>
 * and <body> away; each colour stands on its element, so that a program that inverts them by itself inverts them in pairs.
 */
export function letterHtml(letter: Letter, night: Night = "asked"): string {
  const { language } = letter;
  const dir = direction(language);
  const [start, end] = dir === "rtl" ? ["right", "left"] : ["left", "right"];
  const { day } = letter.accent;
  const preheader = Array.from(letter.intro.replaceAll(/\s+/g, " ")).slice(0, LONGEST_PREHEADER).join("");
  const rule = letter.rule
    ? `<p class="lf-ink" style="margin:0 0 8px;color:${DAY.ink}">${escape(letter.rule)}</p>`
    : "";
  const report = letter.report
    ? `<pre class="lf-ink lf-line" dir="ltr" style="margin:16px 0;padding:12px;border:1px solid ${DAY.line};border-radius:8px;color:${DAY.ink};text-align:left;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;word-break:break-word">${escape(letter.report)}</pre>`
    : "";
  const code = letter.code
    ? `<p class="lf-ink" dir="ltr" style="font:600 34px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.18em;margin:24px 0;color:${DAY.ink};text-align:${start}">${escape(letter.code)}</p>`
    : "";
  const second = letter.second
    ? `<p style="margin:-8px 0 24px"><a class="lf-ink" href="${escape(letter.second.link)}" style="color:${DAY.ink};text-decoration:underline">${escape(letter.second.label)}</a></p>`
    : "";
  return `<!doctype html><html lang="${language}" dir="${dir}">${headOf(letter, night)}
<body class="lf-paper" style="margin:0;padding:0;background-color:${DAY.paper};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">${escape(preheader)}${PREHEADER_FILLER}</div>
<table role="presentation" dir="${dir}" lang="${language}" class="lf-paper" width="100%" cellpadding="0" cellspacing="0" style="background-color:${DAY.paper};font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"><tr><td align="center" class="lf-desk" style="padding:32px 16px">
<table role="presentation" class="lf-sheet" width="100%" cellpadding="0" cellspacing="0" style="text-align:${start};max-width:520px;background-color:${DAY.sheet};border:1px solid ${DAY.line};border-radius:16px"><tr><td class="lf-room" style="padding:32px">
${mastOf(letter, start)}
<h1 class="lf-ink" style="font-size:22px;line-height:1.3;margin:0 0 12px;color:${DAY.ink}">${escape(letter.subject)}</h1>
<p class="lf-ink" style="margin:0 0 16px;color:${DAY.ink};overflow-wrap:anywhere">${escape(letter.intro).replaceAll(/\r?\n/g, "<br>")}</p>${code}${report}
${tableOf(letter, end)}${stepsOf(letter)}${rule}
<p style="margin:24px 0"><a class="lf-button" href="${escape(letter.link)}" style="display:inline-block;background-color:${day};color:${inkOn(day)};text-decoration:none;font-weight:600;padding:14px 22px;border-radius:12px">${escape(letter.button)}</a></p>${second}
<p class="lf-soft" style="margin:0;color:${DAY.soft}">${escape(letter.after)}</p>
</td></tr></table>${footOf(letter)}
</td></tr></table></body></html>`;
}
