import { createTranslator } from "next-intl";
import { inkOn } from "@/lib/brand/model";
import { DEFAULT_LOCALE, direction, isLocale } from "@/lib/platform/i18n/locales";
import { loadMessages } from "@/lib/platform/i18n/messages";
import type { MailContent } from "./model";

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

/** Who writes; the accent is the colour of the button, `#rrggbb`. */
type Sender = { readonly shop: string; readonly support: string; readonly accent: string };

/** A mail in the reader's language, as HTML and as text that says the same. */
export async function renderMail(
  content: MailContent,
  locale: string,
  sender: Sender,
): Promise<{ subject: string; html: string; text: string }> {
  const language = isLocale(locale) ? locale : DEFAULT_LOCALE;
  const messages = await loadMessages(language);
  const t = createTranslator({ locale: language, messages, namespace: "mail" });
  const { shop, support, accent } = sender;
  const name = content.template;
  const values = { shop, ...words(content) };
  const subject = t(`${name}.subject`, values);
  const lines = "lines" in content ? content.lines : [];
  const code = "code" in content ? content.code : null;
  const sums = content.template === "orderPaid" ? sumsOf(content, t) : [];
  const body = {
    intro: t(`${name}.intro`, values),
    button: t(`${name}.button`),
    after: t(`${name}.after`, values),
  };
  const footer = t("footer", { shop, support });
  const text = [
    body.intro,
    ...(code ? [code] : []),
    ...lines.map((line) => `- ${line.title} · ${line.details} · ${line.price}`),
    ...sums.map(({ label, amount }) => `${label}: ${amount}`),
    `${body.button}: ${content.link}`,
    body.after,
    `--\n${footer}`,
  ].join("\n\n");
  return {
    subject,
    text,
    html: page({ language, shop, accent, subject, code, lines, sums, ...body, link: content.link, footer }),
  };
}

/** What was taken off, and the tax inside of the total. */
function sumsOf(
  { discount, tax }: { discount: string | null; tax: string | null },
  t: (key: "discount" | "tax") => string,
): { label: string; amount: string }[] {
  return [
    ...(discount ? [{ label: t("discount"), amount: discount }] : []),
    ...(tax ? [{ label: t("tax"), amount: tax }] : []),
  ];
}

function words(content: MailContent): Record<string, string | number> {
  switch (content.template) {
    case "signInCode":
      return { code: content.code, minutes: String(content.minutes) };
    case "orderPaid":
      return { number: content.number, total: content.total };
    case "orderRefunded":
      return { number: content.number, amount: content.amount, why: content.why };
    case "orderDelayed":
      return { number: content.number, until: content.until };
    case "paymentFailed":
      return { number: content.number, total: content.total };
    case "contactMessage":
      return {
        email: content.email,
        topic: content.topic,
        message: content.message,
        number: content.number ?? "",
        about: content.number === null ? "none" : "order",
        device: content.device ?? "none",
      };
    case "lowData": {
      const { name, left, total, asOf } = content;
      return { name, left: left ?? "none", total, asOf };
    }
    case "esimExpiring": {
      const { name, days, ends, left, asOf } = content;
      return { name, days: String(days), ends, left: left ?? "unknown", asOf };
    }
    case "contactReceived":
      return { message: content.message };
    case "autoTopupSoon":
      return {
        esim: content.esim,
        left: content.left,
        card: content.card,
        at: content.at,
        time: content.time,
        mostTimes: content.mostTimes,
      };
    case "autoTopupDone":
      return {
        number: content.number,
        esim: content.esim,
        time: content.time,
        mostTimes: content.mostTimes,
        spent: content.spent,
        most: content.most,
        last: content.isLast ? "yes" : "no",
      };
    case "autoTopupStopped":
      return { esim: content.esim, why: content.why };
    case "balanceLow":
      return { balance: content.balance, reserved: content.reserved, needed: content.needed };
    case "orderDelivered":
    case "topupDelivered":
      return { number: content.number };
  }
}

type Page = {
  language: string;
  shop: string;
  accent: string;
  subject: string;
  intro: string;
  code: string | null;
  button: string;
  link: string;
  after: string;
  footer: string;
  lines: readonly { title: string; details: string; price: string }[];
  sums: readonly { label: string; amount: string }[];
};

// Tables and inline styles: mail programs know little else, and many throw the attributes of <html> and <body> away. Colours hold on white and when a dark client inverts them.
function page(mail: Page): string {
  const dir = direction(mail.language);
  const [start, end] = dir === "rtl" ? ["right", "left"] : ["left", "right"];
  const rows = mail.lines
    .map(
      (
        line,
      ) => `<tr><td style="padding:12px 0;border-top:1px solid #e4e2dc"><strong>${escape(line.title)}</strong><br>
<span style="color:#5b5b55">${escape(line.details)}</span></td>
<td style="padding:12px 0;border-top:1px solid #e4e2dc;text-align:${end};white-space:nowrap">${escape(line.price)}</td></tr>`,
    )
    .join("");
  const sums = mail.sums
    .map(
      ({ label, amount }) => `<tr><td style="padding:6px 0;color:#5b5b55">${escape(label)}</td>
<td style="padding:6px 0;text-align:${end};white-space:nowrap;color:#5b5b55">${escape(amount)}</td></tr>`,
    )
    .join("");
  const code = mail.code
    ? `<p style="font:600 34px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.18em;margin:24px 0">${escape(mail.code)}</p>`
    : "";
  return `<!doctype html><html lang="${mail.language}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escape(mail.subject)}</title></head>
<body style="margin:0;background:#f6f5f1;color:#1c1c1a;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<table role="presentation" dir="${dir}" lang="${mail.language}" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" style="text-align:${start};max-width:520px;background:#ffffff;border:1px solid #e4e2dc;border-radius:16px"><tr><td style="padding:32px">
<p style="margin:0 0 24px;font-weight:700">${escape(mail.shop)}</p>
<h1 style="font-size:22px;line-height:1.3;margin:0 0 12px">${escape(mail.subject)}</h1>
<p style="margin:0 0 16px">${escape(mail.intro).replaceAll(/\r?\n/g, "<br>")}</p>${code}
${rows ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 16px">${rows}${sums}</table>` : ""}
<p style="margin:24px 0"><a href="${escape(mail.link)}" style="display:inline-block;background:${mail.accent};color:${inkOn(mail.accent)};text-decoration:none;font-weight:600;padding:14px 22px;border-radius:12px">${escape(mail.button)}</a></p>
<p style="margin:0;color:#5b5b55">${escape(mail.after)}</p>
</td></tr></table><p style="color:#6d6d66;font-size:13px;margin:20px 0 0">${escape(mail.footer)}</p>
</td></tr></table></body></html>`;
}
