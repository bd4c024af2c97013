"use client";

import { useActionState, useEffect } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { helpPath } from "@/components/layout/help-path";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import { startCheckout } from "@/lib/orders/actions";
import { hasWithdrawal } from "@/lib/orders/consent/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { CheckoutProblem } from "./checkout-problem";
import { DeliveryEmail } from "./delivery-email";
import { KeepCard } from "./keep-card";
import { PriceSum, type Sums } from "./price-sum";
import { TravellerNames } from "./traveller-names";

type Props = {
  locale: string;
  /** Names this page, so that submitted again it makes no second order. */ pageKey: string;
  lines: string;
  /** Where each line leads, and for how many. */
  travellers: readonly { place: string; quantity: number }[];
  sums: Sums;
  /** Where the buyer lives; null until it is known. */ country: string | null;
  email: string;
  /** Whether somebody is signed in for whom it can be kept. */ mayKeepCard: boolean;
  place: string;
  placeHref: string;
};

/** Refusals after which the page shows other prices or packages than before. */
const OUTDATED = ["price_changed", "package_gone", "currency_paused", "currency_unknown"];

/** Everything we need to know before the pay page opens. Sums come from the server, which counts again when it is sent. */
export function CheckoutForm({ locale, pageKey, lines, sums, country, email, ...rest }: Props) {
  const { mayKeepCard, place, placeHref, travellers } = rest;
  const t = useTranslations("checkout");
  const router = useRouter();
  const [state, pay, paying] = useActionState(startCheckout, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed;
  const code = refused?.code;
  useEffect(() => {
    if (code && (OUTDATED.includes(code) || code.startsWith("promo_"))) router.refresh();
  }, [refused, code, router]);

  const { currency } = sums.total;
  const total = formatMoney(sums.total, locale);
  const before = { currency: typed?.["currency"] ?? currency, promo: typed?.["promo"] ?? "" };
  const shown =
    before.currency === currency
      ? formatMoney({ minor: Number(typed?.["shownMinor"]) || sums.total.minor, currency }, locale)
      : total;
  return (
    <form ref={form} action={pay} noValidate className="grid gap-7">
      {code && (
        <CheckoutProblem
          locale={locale}
          code={code}
          price={total}
          currency={currency}
          shown={shown}
          asked={before}
          place={place}
          placeHref={placeHref}
        />
      )}
      <input type="hidden" name="key" value={pageKey} />
      <input type="hidden" name="lines" value={lines} />
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="promo" value={sums.promo?.code ?? ""} />
      <input type="hidden" name="shownMinor" value={sums.total.minor} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="country" value={country ?? ""} />
      <DeliveryEmail defaultValue={typed?.["email"] ?? email} wrong={Boolean(refused?.fields?.["email"])} />
      <TravellerNames lines={travellers} typed={typed ?? {}} />
      <Checkbox
        id="device"
        value="yes"
        required
        defaultChecked={typed?.["device"] === "yes"}
        label={t("device.label")}
        hint={
          <>
            {t("device.hint")}{" "}
            <a href={helpPath(locale, "phones")} target="_blank" className="underline underline-offset-4">
              {t("device.link")}
            </a>
          </>
        }
        error={refused?.fields?.["device"] ? t("device.error") : undefined}
      />
      {hasWithdrawal(country) && (
        <Checkbox
          id="waiver"
          value="yes"
          required
          defaultChecked={typed?.["waiver"] === "yes"}
          label={t("waiver.label")}
          hint={t("waiver.hint")}
          error={refused?.fields?.["waiver"] ? t("waiver.error") : undefined}
        />
      )}
      {refused?.fields?.["country"] && (
        <p className="text-small font-medium text-bad">
          <a href="#country" className="underline underline-offset-4">
            {t("choices.countryError")}
          </a>
        </p>
      )}
      {mayKeepCard && <KeepCard wasTicked={typed?.["keep"] === "yes"} />}
      <div className="grid gap-4 border-t border-line pt-6">
        <PriceSum locale={locale} sums={sums} />
        <Button size="large" wide busy={paying}>
          {paying ? t("paying") : t("pay", { total })}
        </Button>
        <p className="text-small text-ink-soft">
          {t("payNote")}{" "}
          {t.rich("terms", {
            terms: (text) => (
              <a href={localePath(locale, "/terms")} target="_blank" className="underline underline-offset-4">
                {text}
              </a>
            ),
          })}
        </p>
      </div>
    </form>
  );
}
