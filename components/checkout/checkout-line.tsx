import { useTranslations } from "next-intl";
import Link from "next/link";
import { LandingLine } from "@/components/catalog/landing-line";
import { dataText, destinationName } from "@/lib/catalog/format";
import { formatMoney } from "@/lib/money/format";
import { times } from "@/lib/money/model";
import type { QuotedLine } from "@/lib/orders/quote/model";
import { QuantityChoice } from "./quantity-choice";

type Props = {
  locale: string;
  line: Pick<QuotedLine, "snapshot" | "quantity" | "unitPrice">;
  quantityHrefs: readonly string[];
  /** The checkout without this line; null where it is the only one. */ removeHref: string | null;
};

/** A package on its way to be bought: the landing card folded down, how many of it, and what they come to. */
export function CheckoutLine({ locale, line, quantityHrefs, removeHref }: Props) {
  const t = useTranslations();
  const { snapshot, quantity, unitPrice } = line;
  const place = destinationName(snapshot.destination, locale);
  return (
    <li className="grid gap-4 rounded-lg border border-line bg-sheet p-4 sm:p-5">
      <LandingLine locale={locale} card={snapshot} />
      <QuantityChoice place={place} count={quantity} hrefs={quantityHrefs} />
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 perforated pt-3.5 text-small text-ink-soft">
        {removeHref ? (
          <Link
            href={removeHref}
            replace
            scroll={false}
            prefetch={false}
            aria-label={t("checkout.quantity.removeLine", {
              place,
              data: dataText(snapshot, locale, (key) => t(`catalog.${key}`)),
            })}
            className="underline underline-offset-4"
          >
            {t("checkout.quantity.remove")}
          </Link>
        ) : (
          <span>{t("checkout.quantity.hint")}</span>
        )}
        <span className="text-heading font-semibold text-ink">
          {formatMoney(times(unitPrice, quantity), locale)}
        </span>
      </p>
    </li>
  );
}
