import { useTranslations } from "next-intl";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { countryName, dataText, destinationName } from "@/lib/catalog/format";
import type { Planned, Stay } from "@/lib/catalog/trips/model";
import { formatMoney } from "@/lib/money/format";
import { times } from "@/lib/money/model";
import { listText } from "@/lib/platform/i18n/list-text";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { Flag } from "./flag";

type Props = {
  locale: string;
  id: string;
  title: string;
  plan: Planned;
  stays: readonly Stay[];
  /** Where all of it can be bought at once; null where that is more than one order takes. */
  buyPath: string | null;
};

/** A set of packages for a trip, what it comes to, and which stays each of them is for. */
export function TripPlan({ locale, id, title, plan, stays, buyPath }: Props) {
  const t = useTranslations("catalog.trip");
  const words = useTranslations("catalog");
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-sheet p-5 sm:p-7">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-heading">
          {title}
        </h2>
        <p className="text-title font-semibold">{formatMoney(plan.total, locale)}</p>
      </div>
      <p className="text-small text-ink-soft">{t("installs", { count: plan.installs })}</p>
      <ul className="mt-4 border-t border-line">
        {plan.parts.map(({ card, quantity, price, stays: places }) => (
          <li
            key={card.slug}
            className="grid gap-1 border-b border-line py-4 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <Link
              href={localePath(locale, `/packages/${card.slug}`)}
              prefetch={false}
              className="font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {quantity > 1 && `${new Intl.NumberFormat(locale).format(quantity)} × `}
              {words("card.title", {
                place: destinationName(card.destination, locale),
                name: words("card.name", { data: dataText(card, locale, words), days: card.validityDays }),
              })}
            </Link>
            <span className="font-semibold">{formatMoney(times(price, quantity), locale)}</span>
            <span className="flex flex-wrap items-center gap-x-2 text-small text-ink-soft sm:col-span-2">
              {places.map((place) => {
                const code = stays[place]?.countryCode;
                return code ? <Flag key={place} countryCode={code} size="small" /> : null;
              })}
              {t("for", {
                stays: listText(
                  places.map((place) =>
                    t("stay", {
                      country: countryName(stays[place]?.countryCode ?? "", locale),
                      nights: stays[place]?.nights ?? 0,
                    }),
                  ),
                  locale,
                ),
              })}
            </span>
            {quantity > 1 && <span className="text-small text-ink-soft sm:col-span-2">{t("inRow")}</span>}
          </li>
        ))}
      </ul>
      {buyPath ? (
        <LinkButton href={buyPath} leaves className="mt-5 max-sm:w-full">
          {t("buy", { total: formatMoney(plan.total, locale) })}
        </LinkButton>
      ) : (
        <p className="mt-5 text-small text-ink-soft">{t("tooMany")}</p>
      )}
    </section>
  );
}
