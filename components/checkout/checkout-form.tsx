"use client";

import { useActionState, useEffect, useState } from "react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { LiveRegion } from "@/components/ui/live-region";
import { useProblemFocus } from "@/components/ui/use-problem-focus";
import { formatMoney } from "@/lib/money/format";
import { type Money, times } from "@/lib/money/model";
import { startCheckout } from "@/lib/orders/actions";
import { MOST_PER_ORDER } from "@/lib/orders/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { CheckoutProblem } from "./checkout-problem";
import { DeliveryEmail } from "./delivery-email";
import { QuantityChoice } from "./quantity-choice";

type Props = {
  locale: string;
  slug: string;
  price: Money;
  quantity: number;
  email: string;
  place: string;
  placeHref: string;
};

/** Everything we need to know before the pay page opens. The total is computed here only to be shown; the server counts for itself. */
export function CheckoutForm({ locale, slug, price, quantity, email, place, placeHref }: Props) {
  const t = useTranslations("checkout");
  const router = useRouter();
  const [state, pay, paying] = useActionState(startCheckout, null);
  const refused = state?.ok === false ? state : null;
  const form = useProblemFocus(refused);
  const typed = refused?.typed;
  const [count, setCount] = useState(Number(typed?.["quantity"]) || quantity);
  const code = refused?.code;
  useEffect(() => {
    if (code === "price_changed") router.refresh();
  }, [refused, code, router]);

  const each = formatMoney(price, locale);
  const total = formatMoney(times(price, count), locale);
  const shown = { minor: Number(typed?.["shownMinor"]) || price.minor, currency: price.currency };
  return (
    <form ref={form} action={pay} noValidate className="grid gap-7">
      {code && (
        <CheckoutProblem
          code={code}
          price={each}
          shown={formatMoney(shown, locale)}
          place={place}
          placeHref={placeHref}
        />
      )}
      <input type="hidden" name="package" value={slug} />
      <input type="hidden" name="shownMinor" value={price.minor} />
      <input type="hidden" name="locale" value={locale} />
      <DeliveryEmail defaultValue={typed?.["email"] ?? email} wrong={Boolean(refused?.fields?.["email"])} />
      <QuantityChoice
        locale={locale}
        slug={slug}
        most={MOST_PER_ORDER}
        count={count}
        onCount={setCount}
        wrong={Boolean(refused?.fields?.["quantity"])}
      />
      <Checkbox
        id="device"
        value="yes"
        required
        defaultChecked={typed?.["device"] === "yes"}
        label={t("device.label")}
        hint={
          <>
            {t("device.hint")}{" "}
            <a
              href={localePath(locale, "/help#phones")}
              target="_blank"
              className="underline underline-offset-4"
            >
              {t("device.link")}
            </a>
          </>
        }
        error={refused?.fields?.["device"] ? t("device.error") : undefined}
      />
      <div className="grid gap-4 border-t border-line pt-6">
        <div className="flex items-end justify-between gap-4">
          <p>
            <span className="text-heading font-semibold">{t("total")}</span>
            {count > 1 && (
              <span className="block text-small text-ink-soft">{t("sum", { count, price: each })}</span>
            )}
          </p>
          <p className="text-display font-semibold">{total}</p>
        </div>
        <LiveRegion>{count === quantity ? "" : `${t("total")}: ${total}`}</LiveRegion>
        <p className="text-small text-ink-soft">{t("tax")}</p>
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
