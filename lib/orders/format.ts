import { dataText, destinationName } from "@/lib/catalog/format";
import type { PackageCard } from "@/lib/catalog/model";
import { money } from "@/lib/money/model";
import { formatMoney } from "@/lib/money/format";
import { joined } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { DEFAULT_LOCALE, direction, isLocale, type Locale } from "@/lib/platform/i18n/locales";
import { type EventType, isInWork, lineTotal, type LineStatus, phaseOf } from "./model";
import type { Wanted } from "./quote/model";
import { isChoiceOpen, promiseEnds } from "./refunds/model";
import { type LineSnapshot, type OrderStatusView, snapshotSchema } from "./schema";

/** In mails, on pay pages and statements, where no page's words are at hand. */
const UNLIMITED: Readonly<Record<Locale, string>> = {
  en: "Unlimited data",
  de: "Unbegrenzte Daten",
  es: "Datos ilimitados",
  fr: "Données illimitées",
  tr: "Sınırsız veri",
  ar: "بيانات بلا حدود",
};

/** What a package gives in one line of plain text: `3 GB · 30 days`, in the reader's units. */
export function allowanceText(
  line: Pick<LineSnapshot, "dataMb" | "unlimited" | "validityDays">,
  locale: string,
): string {
  const days = new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(
    line.validityDays,
  );
  const unlimited = UNLIMITED[isLocale(locale) ? locale : DEFAULT_LOCALE];
  const data = dataText(line, locale, (key) => (key === "unlimited" ? unlimited : ""));
  const parts = [data, days].filter(Boolean);
  // Each by itself: the order of `3 GB · 30 يومًا` would otherwise be taken from the letters of the unit.
  return (direction(locale) === "rtl" ? parts.map((part) => `\u2068${part}\u2069`) : parts).join(" · ");
}

type PricedLine = { readonly snapshot: unknown } & Parameters<typeof lineTotal>[0];

/** The lines of an order as mails and receipts print them. */
export function printedLines(
  lines: readonly PricedLine[],
  locale: string,
): { title: string; details: string; price: string }[] {
  return lines.map((line) => {
    const snapshot = snapshotSchema.parse(line.snapshot);
    const count = line.quantity > 1 ? `${line.quantity} × ` : "";
    return {
      title: `${count}${destinationName(snapshot.destination, locale)}`,
      details: allowanceText(snapshot, locale),
      price: formatMoney(lineTotal(line), locale),
    };
  });
}

/** The tax inside of a total, or, below nothing, a discount; null where there is none to speak of. */
export function printedPart(
  minor: number,
  { currency, locale }: { readonly currency: string; readonly locale: string },
): string | null {
  return minor !== 0 ? formatMoney(money(minor, currency), locale) : null;
}

/** The address of a checkout of these lines; what cannot be had as asked for is said there. */
export function checkoutPath(
  locale: string,
  asked: {
    lines: readonly Wanted[];
    currency: string | null;
    promo: string | null;
    country?: string | null;
  },
): string {
  const query = new URLSearchParams(
    asked.lines.flatMap(({ slug, quantity }) => [
      ["package", slug],
      ["quantity", String(quantity)],
    ]),
  );
  if (asked.currency) query.set("currency", asked.currency);
  if (asked.promo) query.set("promo", asked.promo);
  if (asked.country) query.set("country", asked.country);
  return localePath(locale, `/checkout?${query.toString()}`);
}

/** What the buyer was shown, as it is frozen with the line. */
export function snapshotOf(card: PackageCard): LineSnapshot {
  return snapshotSchema.parse(card);
}

/** A package by name, for the pay page and statements: `Italy, 3 GB · 30 days`. */
export function packageTitle(
  item: Pick<LineSnapshot, "destination" | "dataMb" | "unlimited" | "validityDays">,
  locale: string,
): string {
  return joined([destinationName(item.destination, locale), allowanceText(item, locale)], ",", locale);
}

type StatusSource = {
  readonly paidAt: Date | null;
  readonly lines: readonly {
    id: string;
    status: LineStatus;
    esims: readonly { id: string; isReturned: boolean }[];
  }[];
  readonly events: readonly { id: string; type: EventType; at: Date }[];
};

/** The part of an order that changes while its page is open, as it crosses to the browser. */
export function statusView(order: StatusSource, now: Date): OrderStatusView {
  const lines = order.lines.map((line) => ({
    id: line.id,
    status: line.status,
    esimIds: line.esims.filter((esim) => !esim.isReturned).map((esim) => esim.id),
    isReturned: line.esims.some((esim) => esim.isReturned),
    isLate: isChoiceOpen(line.status, order.paidAt, now),
  }));
  const promise = promiseEnds(order.paidAt);
  const isPromised = promise !== null && now < promise && lines.some(({ status }) => isInWork(status));
  return {
    phase: phaseOf(lines, order.paidAt, now),
    lines,
    promisedBy: isPromised ? promise.toISOString() : null,
    steps: order.events.map((event) => ({ id: event.id, type: event.type, at: event.at.toISOString() })),
  };
}
