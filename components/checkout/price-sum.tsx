"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { LiveRegion } from "@/components/ui/live-region";
import { formatMoney } from "@/lib/money/format";
import type { Quote } from "@/lib/orders/quote/model";

export type Sums = Pick<Quote, "subtotal" | "discount" | "tax" | "total" | "promo">;

/** What it comes to, and how. */
export function PriceSum({ locale, sums }: { locale: string; sums: Sums }) {
  const t = useTranslations("checkout");
  const { subtotal, discount, tax, promo } = sums;
  const total = formatMoney(sums.total, locale);
  const [first] = useState(total);
  return (
    <div className="grid gap-2">
      {promo && (
        <dl className="grid gap-1 text-small text-ink-soft">
          <div className="flex justify-between gap-4">
            <dt>{t("subtotal")}</dt>
            <dd>{formatMoney(subtotal, locale)}</dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt className="min-w-0 break-words">{t("discount", { code: promo.code })}</dt>
            <dd>{formatMoney({ ...discount, minor: -discount.minor }, locale)}</dd>
          </div>
        </dl>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <p>
          <span className="text-heading font-semibold">{t("total")}</span>
          {tax.minor > 0 && (
            <span className="block text-small text-ink-soft">
              {t("taxPart", { amount: formatMoney(tax, locale) })}
            </span>
          )}
        </p>
        <p className="text-display font-semibold">{total}</p>
      </div>
      <LiveRegion>{total === first ? "" : `${t("total")}: ${total}`}</LiveRegion>
      <p className="text-small text-ink-soft">{t("tax", { currency: sums.total.currency })}</p>
    </div>
  );
}
