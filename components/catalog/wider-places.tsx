import { useTranslations } from "next-intl";
import Link from "next/link";
import { Section } from "@/components/ui/section";
import { destinationName } from "@/lib/catalog/format";
import {
  type Destination,
  newestType,
  type PackageCard,
  pricePerGb,
  type WiderPlace,
} from "@/lib/catalog/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { FromPrice } from "./from-price";

type Props = {
  locale: string;
  destination: Destination;
  packages: readonly PackageCard[];
  wider: readonly WiderPlace[];
};

/** For a trip that goes on: the regions that cover a country as well, what they add to its own packages and what they lack. */
export function WiderPlaces({ locale, destination, packages, wider }: Props) {
  const t = useTranslations("catalog.wider");
  const place = destinationName(destination, locale);
  const own = packages.flatMap((card) => pricePerGb(card) ?? []).toSorted((a, b) => a.minor - b.minor)[0];
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const dearer = ({ perGb }: WiderPlace) => {
    if (!perGb || !own || perGb.currency !== own.currency) return null;
    const ratio = perGb.minor / own.minor - 1;
    if (Math.abs(ratio) < 0.05) return t("same");
    return ratio > 0
      ? t("dearer", { share: share.format(ratio) })
      : t("cheaper", { share: share.format(-ratio) });
  };
  return (
    <Section id="wider" title={t("title", { place })} lead={t("lead", { place })} className="mt-14 sm:mt-16">
      <ul className="border-t border-line">
        {wider.map((region) => {
          const facts = [
            t("adds", { count: region.others }),
            dearer(region),
            newestType(region.networks)
              ? t("networks", { type: newestType(region.networks) ?? "", place })
              : null,
          ].filter((fact) => fact !== null);
          return (
            <li key={region.slug} className="border-b border-line">
              <Link
                href={localePath(locale, `/destinations/${region.slug}`)}
                prefetch={false}
                className="group grid gap-x-6 gap-y-1 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
              >
                <span className="font-semibold group-hover:underline group-hover:underline-offset-4">
                  {destinationName(region, locale)}
                </span>
                <span className="font-semibold sm:text-end">
                  <FromPrice locale={locale} tile={region} within={destination.slug} />
                </span>
                <span className="text-small text-ink-soft sm:col-span-2">{facts.join(" · ")}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {own && <p className="mt-3 text-small text-ink-soft">{t("own", { place })}</p>}
    </Section>
  );
}
