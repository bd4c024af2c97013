import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { countryName, destinationName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import type { Hint } from "@/lib/orders/hints/model";
import { listText } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";

/** What a buyer may want to look at once more, before paying. */
export function CheckoutHints({ locale, hints }: { locale: string; hints: readonly Hint[] }) {
  const t = useTranslations("checkout.hints");
  const link = "font-semibold underline underline-offset-4";
  return hints.map((hint) => {
    switch (hint.kind) {
      case "owned":
        return (
          <Alert key={hint.esimId} className="mt-4">
            {t("owned", {
              name: hint.label ?? `…${hint.last4}`,
              place: destinationName(hint.place, locale),
            })}{" "}
            {hint.topup &&
              t(hint.saved ? "ownedCheaper" : "ownedPrice", {
                price: formatMoney(hint.topup, locale),
                saved: hint.saved ? formatMoney(hint.saved, locale) : "",
              })}{" "}
            <a href={localePath(locale, `/esims/${hint.esimId}/top-up`)} className={link}>
              {t("ownedAction")}
            </a>
          </Alert>
        );
      case "bought":
        return (
          <Alert key={hint.orderId} tone="warn" className="mt-4">
            {t("bought", { number: hint.number, minutes: hint.minutes })}{" "}
            <a href={localePath(locale, `/orders/${hint.orderId}`)} className={link}>
              {t("boughtAction")}
            </a>
          </Alert>
        );
      case "lookalike":
        return (
          <Alert key={hint.countryCode} className="mt-4">
            {t("lookalike", {
              place: countryName(hint.countryCode, locale),
              others: listText(
                hint.others.map((code) => countryName(code, locale)),
                locale,
                "disjunction",
              ),
            })}
          </Alert>
        );
    }
  });
}
