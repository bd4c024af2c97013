"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/ui/form-problem";
import { LinkButton } from "@/components/ui/link-button";
import { QuietLink } from "@/components/ui/quiet-link";
import { contactPath } from "@/lib/orders/contact/format";
import { type CheckoutRefusal, MOST_LINES, MOST_PER_LINE } from "@/lib/orders/quote/model";

export type CheckoutCode = CheckoutRefusal | "invalid" | "too_many" | "signed_out" | "failed";
type Props = {
  locale: string;
  code: CheckoutCode;
  /** The total as it is now, once the page knows it. */ price: string;
  /** The currency that prices are in now. */ currency: string;
  /** The total the buyer pressed on. */ shown: string;
  /** What the buyer had asked for when pressing. */ asked: { currency: string; promo: string };
  place: string;
  placeHref: string;
};

const words = {
  package_gone: "packageGone",
  price_changed: "priceChanged",
  supplier_unavailable: "supplierUnavailable",
  shop_paused: "shopPaused",
  payment_unavailable: "paymentUnavailable",
  invalid: "invalid",
  too_many: "tooMany",
  signed_out: "failed",
  failed: "failed",
} as const;

/** What may stay as it is however often it is tried. */
const WRITTEN_ABOUT: readonly CheckoutCode[] = [
  "failed",
  "payment_unavailable",
  "shop_paused",
  "signed_out",
  "supplier_unavailable",
];

/** Why the pay page did not open. First of all: nothing was charged. */
export function CheckoutProblem({ locale, code, price, currency, shown, asked, ...destination }: Props) {
  const { place, placeHref } = destination;
  const t = useTranslations("checkout");
  if (!(code in words)) {
    const reason = t(`refused.${code as Exclude<CheckoutCode, keyof typeof words>}`, {
      code: asked.promo,
      currency: asked.currency,
      shown: currency,
      most: code === "too_many_lines" ? MOST_LINES : MOST_PER_LINE,
    });
    return (
      <FormProblem tone="warn" title={t("problem.termsTitle")}>
        <p>{t("problem.termsText", { reason })}</p>
      </FormProblem>
    );
  }
  const word = words[code as keyof typeof words];
  const isSoft = code === "price_changed" || code === "shop_paused" || code === "supplier_unavailable";
  return (
    <FormProblem tone={isSoft ? "warn" : "bad"} title={t(`problem.${word}Title`, { price })}>
      <p>
        {code === "price_changed" && price === shown
          ? t("problem.priceChangedSoon")
          : t(`problem.${word}Text`, { old: shown })}
      </p>
      {code === "package_gone" && (
        <LinkButton href={placeHref} variant="secondary" size="small" leaves className="mt-3">
          {t("problem.packageGoneAction", { place })}
        </LinkButton>
      )}
      {WRITTEN_ABOUT.includes(code) && (
        <QuietLink href={contactPath(locale, "payment")} target="_blank">
          {t("problem.write")}
        </QuietLink>
      )}
    </FormProblem>
  );
}
