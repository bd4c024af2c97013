import type { createTranslator } from "next-intl";
import { inkOn, OWN_ACCENT } from "@/lib/brand/model";
import { destinationName, formatData } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { cardText } from "@/lib/payments/cards/format";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { direction, type Locale } from "@/lib/platform/i18n/locales";
import type { Messages } from "@/lib/platform/i18n/messages";
import { allowanceText } from "../format";
import type { QuickOffer, QuickProblem, QuickView } from "./model";

type Page = {
  readonly locale: Locale;
  readonly view: QuickView;
  readonly problem: QuickProblem | null;
  readonly shop: string;
  readonly accent: { readonly day: string; readonly night: string } | undefined;
  readonly nonce: string | undefined;
  readonly t: ReturnType<typeof createTranslator<Messages>>;
};

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/**
 * The smallest top-up page: one document without scripts, pictures, fonts or anything else to fetch, for a phone whose
 * data has run out or a portal that lets little through.
 */
export function quickHtml(page: Page): string {
  const { locale, view, problem, shop, nonce, t } = page;
  const place = destinationName(view.place, locale);
  return `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escape(t("quick.metaTitle"))}</title>
<style${nonce ? ` nonce="${escape(nonce)}"` : ""}>${style(page)}</style>
</head>
<body>
<main>
<p class="soft">${escape(shop)}</p>
<h1>${escape(t("quick.title"))}</h1>
<p><b>${escape(view.name ?? place)}</b><br>${escape(leftText(page))}</p>
${problem ? `<p class="bad" role="alert">${escape(t(`quick.problem.${problem}`))}</p>` : ""}
${view.offers.length > 0 ? `<p class="soft">${escape(t("quick.stays"))}</p>` : `<p>${escape(t("quick.none"))}</p>`}
<ul>
${view.offers.map((offer) => offerHtml(page, offer)).join("\n")}
</ul>
<p class="soft">${escape(t("quick.small"))}</p>
<p><a href="${localePath(locale, `/esims/${view.esimId}/top-up`)}">${escape(t("quick.full"))}</a> · <a href="${localePath(locale, `/esims/${view.esimId}`)}">${escape(t("quick.esim"))}</a></p>
</main>
</body>
</html>`;
}

function leftText({ locale, view: { data }, t }: Page): string {
  if (!data) return t("quick.unknown");
  const left = t("quick.left", {
    left: formatData(data.remainingMb, locale),
    total: formatData(data.totalMb, locale),
  });
  if (data.at === null) return left;
  // Nobody knows the reader's zone here, so the one it is in is said.
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(new Date(data.at));
  return `${left} ${t("quick.asOf", { time })}`;
}

function offerHtml(page: Page, offer: QuickOffer): string {
  const { locale, view, t } = page;
  const price = formatMoney(offer.price, locale);
  const { card } = view;
  const named = card && t("quick.payCard", { price, card: cardText(card, locale, t("cards.unknown")) });
  return `<li><h2>${escape(allowanceText(offer.snapshot, locale))}</h2>
${named ? form(offer, { label: named, card: card.id }) : ""}
${form(offer, { label: named ? t("quick.page") : t("quick.pay", { price }), card: null })}</li>`;
}

function form(offer: QuickOffer, { label, card }: { label: string; card: string | null }): string {
  const fields = {
    key: offer.key,
    package: offer.id,
    currency: offer.price.currency,
    shownMinor: String(offer.price.minor),
    ...(card && { card }),
  };
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`,
  );
  return `<form method="post">${inputs.join("")}<button${card ? ' class="main"' : ""}>${escape(label)}</button></form>`;
}

function style({ accent }: Page): string {
  const { day, night } = accent ?? OWN_ACCENT;
  return [
    `:root{color-scheme:light dark;--p:#f6f7f4;--s:#fff;--i:#10202d;--f:#465562;--l:#7e8a90;--b:#a8231a;--a:${day};--o:${inkOn(day)}}`,
    `@media(prefers-color-scheme:dark){:root{--p:#0c141b;--s:#131e27;--i:#eaf0f1;--f:#b1bec5;--l:#6b7c87;--b:#ff9d93;--a:${night};--o:${inkOn(night)}}}`,
    "*{box-sizing:border-box}",
    "body{margin:0;background:var(--p);color:var(--i);font:17px/1.5 system-ui,sans-serif}",
    "main{max-width:34rem;margin:0 auto;padding:20px 16px 40px}",
    "h1{font-size:28px;line-height:1.2;margin:0 0 12px}h2{font-size:20px;margin:0 0 12px}",
    "ul{list-style:none;margin:16px 0;padding:0}",
    "li{background:var(--s);border:1px solid var(--l);border-radius:12px;padding:16px;margin:0 0 12px}",
    "form{margin:8px 0 0}",
    "button{width:100%;min-height:48px;padding:8px 16px;font:inherit;font-weight:600;border:1px solid var(--l);border-radius:24px;background:none;color:var(--i);cursor:pointer}",
    ".main{background:var(--a);border-color:var(--a);color:var(--o)}",
    "a{color:inherit}:focus-visible{outline:3px solid var(--a);outline-offset:2px}",
    ".soft{color:var(--f);font-size:15px;margin:8px 0}.bad{color:var(--b);font-weight:600}",
  ].join("");
}
