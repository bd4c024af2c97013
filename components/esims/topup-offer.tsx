"use client";

import { type ReactNode, useActionState, useEffect } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import type { Money } from "@/lib/money/model";
import { startTopup } from "@/lib/orders/actions";

type Props = {
  locale: string;
  esimId: string;
  offerId: string;
  price: Money;
  /** Names the offer for those who hear the button alone. */ name: string;
  children: ReactNode;
};

/** One top-up and the button that buys it. */
export function TopupOffer({ locale, esimId, offerId, price, name, children }: Props) {
  const t = useTranslations("esims.topups");
  const router = useRouter();
  const [state, pay, paying] = useActionState(startTopup, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const code = refused?.code === "signed_out" ? "not_found" : refused?.code;
  useEffect(() => {
    if (code === "price_changed") router.refresh();
  }, [refused, code, router]);
  return (
    <form ref={form} action={pay} className="grid gap-4">
      {children}
      <input type="hidden" name="esim" value={esimId} />
      <input type="hidden" name="package" value={offerId} />
      <input type="hidden" name="shownMinor" value={price.minor} />
      <input type="hidden" name="locale" value={locale} />
      {code && (
        <FormProblem tone={code === "price_changed" ? "warn" : "bad"}>{t(`problem.${code}`)}</FormProblem>
      )}
      <Button wide variant="secondary" busy={paying} aria-describedby={`offer-${offerId}`}>
        {paying ? t("paying") : t("pay", { price: formatMoney(price, locale) })}
      </Button>
      <span id={`offer-${offerId}`} hidden>
        {name}
      </span>
    </form>
  );
}
