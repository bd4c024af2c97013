"use client";

import { type ReactNode, useActionState, useEffect } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { KeepCard } from "@/components/checkout/keep-card";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { QuietLink } from "@/components/ui/quiet-link";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { startTopup } from "@/lib/orders/actions";
import { problemWord } from "./problem-word";
import { TopupFields } from "./topup-fields";

type Props = {
  locale: string;
  esimId: string;
  /** Where to write to when paying does not work. */ writeHref: string;
  offerId: string;
  /** Names this form, so that submitted again it makes no second order. */ pageKey: string;
  price: Money;
  /** The code that is in the price. */ promo: string | null;
  /** Whether somebody is signed in for whom the card can be kept. */ mayKeepCard: boolean;
  /** Names the offer for those who hear the button alone. */ name: string;
  children: ReactNode;
};

/** Refusals that may not pass by themselves. */
const WRITTEN_ABOUT: readonly string[] = ["disputed", "failed", "not_found", "payment_unavailable"];

/** One top-up and the button that buys it. */
export function TopupOffer({ locale, esimId, writeHref, offerId, pageKey, ...offer }: Props) {
  const { price, promo, mayKeepCard, name, children } = offer;
  const t = useTranslations("esims.topups");
  const router = useRouter();
  const [state, pay, paying] = useActionState(startTopup, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused ? problemWord(refused.code) : null;
  useEffect(() => {
    if (code === "price_changed" || code === "terms") router.refresh();
  }, [refused, code, router]);
  return (
    <form ref={form} action={pay} className="grid gap-4">
      {children}
      <TopupFields {...{ locale, esimId, offerId, pageKey, price, promo }} />
      {code && (
        <FormProblem tone={code === "price_changed" || code === "terms" ? "warn" : "bad"}>
          <p>{t(`problem.${code}`)}</p>
          {WRITTEN_ABOUT.includes(code) && (
            <QuietLink href={writeHref} target="_blank">
              {t("write")}
            </QuietLink>
          )}
        </FormProblem>
      )}
      {mayKeepCard && <KeepCard id={`keep-${offerId}`} wasTicked={refused?.typed?.["keep"] === "yes"} />}
      <Button wide variant="secondary" busy={paying} aria-describedby={`offer-${offerId}`}>
        {paying ? t("paying") : t("pay", { price: formatMoney(price, locale) })}
      </Button>
      <span id={`offer-${offerId}`} hidden>
        {name}
      </span>
    </form>
  );
}
