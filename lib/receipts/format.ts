import type { useTranslations } from "next-intl";
import { destinationName } from "@/lib/catalog/format";
import { type Money, money } from "@/lib/money/model";
import { allowanceText } from "@/lib/orders/format";
import type { Receipt } from "./model";

/** How somebody reads: in which words, and with which signs for money. */
export type Reader = {
  readonly locale: string;
  readonly t: ReturnType<typeof useTranslations<"receipt">>;
  readonly print: (amount: Money) => string;
};

/** The sums of a receipt, in the order in which they are added up. */
export function receiptSums(
  { subtotal, discount, total, tax }: Receipt,
  { locale, t, print }: Reader,
): { key: "subtotal" | "discount" | "total" | "tax"; label: string; amount: string }[] {
  const code = discount?.code;
  return [
    ...(discount
      ? [
          { key: "subtotal", label: t("subtotal"), amount: print(subtotal) } as const,
          {
            key: "discount",
            label: code ? t("discountCode", { code }) : t("discount"),
            amount: print(negative(discount.amount)),
          } as const,
        ]
      : []),
    { key: "total", label: t("total"), amount: print(total) },
    ...(tax ? [{ key: "tax", label: taxLabel(tax, { locale, t }), amount: print(tax.amount) } as const] : []),
  ];
}

/** What went back, with the way it took. */
export function receiptReturns(
  { returns }: Receipt,
  { t, print }: Reader,
): { label: string; at: Date; amount: string }[] {
  return returns.map(({ amount, at, way, isDone }) => ({
    label: isDone ? t(`returns.${way}`) : t("returns.underWay"),
    at,
    amount: print(negative(amount)),
  }));
}

/** A receipt in words, ready to be set. */
export type ReceiptText = ReturnType<typeof receiptText>;

/** Who sells; legal name, address and tax number as far as the reseller states them. */
export type Seller = {
  readonly shop: string;
  readonly support: string;
  readonly legal: {
    readonly name: string;
    readonly address: readonly string[];
    readonly vatId?: string | undefined;
  } | null;
};

export function receiptText(receipt: Receipt & { paidAt: Date }, seller: Seller, reader: Reader) {
  const { t, print, locale } = reader;
  const { number, email, paidAt, state, lines, returned, kept } = receipt;
  const { legal, shop, support } = seller;
  return {
    fileTitle: t("fileTitle", { number }),
    title: t("title"),
    shop,
    number,
    seller: [
      ...(legal ? [legal.name, ...legal.address] : []),
      ...(legal?.vatId ? [t("vatId", { id: legal.vatId })] : []),
    ],
    facts: [
      { label: t("number"), value: number, isCode: true },
      { label: t("paid"), value: zonedText(paidAt, locale), isCode: false },
      { label: t("state.label"), value: t(`state.${state}`), isCode: false },
      { label: t("buyer"), value: email, isCode: true },
    ],
    columns: {
      item: t("column.item"),
      quantity: t("column.quantity"),
      unitPrice: t("column.unitPrice"),
      // Not every receipt needs it.
      discount: lines.some(({ discount }) => discount.minor > 0) ? t("column.discount") : null,
      amount: t("column.amount"),
    },
    lines: lines.map(({ kind, snapshot, quantity, unitPrice, discount, total }) => {
      const details = allowanceText(snapshot, locale);
      return {
        title: destinationName(snapshot.destination, locale),
        details: kind === "TOPUP" ? t("topup", { details }) : details,
        quantity: new Intl.NumberFormat(locale).format(quantity),
        unitPrice: print(unitPrice),
        discount: discount.minor > 0 ? print(negative(discount)) : "",
        amount: print(total),
      };
    }),
    sums: receiptSums(receipt, reader),
    returns: {
      title: t("returns.title"),
      rows: receiptReturns(receipt, reader).map(({ at, ...row }) => ({
        ...row,
        date: zonedText(at, locale),
      })),
      sums:
        returned.minor > 0
          ? [
              { label: t("returns.sum"), amount: print(negative(returned)), isLast: false },
              { label: t("returns.kept"), amount: print(kept), isLast: true },
            ]
          : [],
    },
    notes: [t("noCodes"), t("questions", { email: support })],
  };
}

function taxLabel(
  { bps, country }: NonNullable<Receipt["tax"]>,
  { locale, t }: Pick<Reader, "locale" | "t">,
): string {
  const rate =
    bps === null
      ? null
      : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(bps / 10_000);
  const place = country && new Intl.DisplayNames([locale], { type: "region" }).of(country);
  if (rate && place) return t("taxRateCountry", { rate, country: place });
  if (rate) return t("taxRate", { rate });
  return place ? t("taxCountry", { country: place }) : t("tax");
}

function negative({ minor, currency }: Money): Money {
  return money(-minor, currency);
}

/** On paper nobody's own zone is known, so it is the one that times are kept in. */
function zonedText(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(at);
}
