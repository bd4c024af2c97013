"use client";

import { useTranslations } from "next-intl";
import { FormProblem } from "@/components/ui/form-problem";
import { LinkButton } from "@/components/ui/link-button";

export type CheckoutCode =
  "package_gone" | "price_changed" | "payment_unavailable" | "invalid" | "too_many" | "signed_out" | "failed";
type Props = {
  code: CheckoutCode;
  /** The price as it is now, once the page knows it. */ price: string;
  /** The price the buyer pressed on. */ shown: string;
  place: string;
  placeHref: string;
};

const words = {
  package_gone: "packageGone",
  price_changed: "priceChanged",
  payment_unavailable: "paymentUnavailable",
  invalid: "invalid",
  too_many: "tooMany",
  signed_out: "failed",
  failed: "failed",
} as const;

/** Why the pay page did not open. First of all: nothing was charged. */
export function CheckoutProblem({ code, price, shown, place, placeHref }: Props) {
  const t = useTranslations("checkout.problem");
  const word = words[code];
  return (
    <FormProblem tone={code === "price_changed" ? "warn" : "bad"} title={t(`${word}Title`, { price })}>
      <p>
        {code === "price_changed" && price === shown
          ? t("priceChangedSoon")
          : t(`${word}Text`, { old: shown })}
      </p>
      {code === "package_gone" && (
        <LinkButton href={placeHref} variant="secondary" size="small" leaves className="mt-3">
          {t("packageGoneAction", { place })}
        </LinkButton>
      )}
    </FormProblem>
  );
}
