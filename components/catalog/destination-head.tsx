import { useTranslations } from "next-intl";
import { destinationName } from "@/lib/catalog/format";
import type { Destination, PackageCard } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { Breadcrumb } from "./breadcrumb";
import { Flag } from "./flag";
import { Outline } from "./outline";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";

type Props = { locale: string; origin: string; destination: Destination; packages: readonly PackageCard[] };

/** The top of a destination: its coast, its name, what it costs at least. Its outline can be drawn again as `outline-<slug>`. */
export function DestinationHead({ locale, origin, destination, packages }: Props) {
  const t = useTranslations("catalog.destination");
  const [cheapest] = packages;
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6">
      <div>
        <Breadcrumb locale={locale} origin={origin} />
        <h1 className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-display">
          {destination.countryCode && <Flag countryCode={destination.countryCode} size="huge" />}
          {destinationName(destination, locale)}
        </h1>
        {cheapest && (
          <p className="mt-2 text-heading font-normal text-ink-soft">
            <PriceText
              text={t("lead", { packages: packages.length, price: PRICE_SLOT })}
              price={
                <Price
                  locale={locale}
                  of="place"
                  slug={destination.slug}
                  place={destination.slug}
                  base={formatMoney(cheapest.price, locale)}
                />
              }
            />
          </p>
        )}
      </div>
      <Outline
        id={`outline-${destination.slug}`}
        destination={destination}
        detail="fine"
        className="-my-4 size-28 sm:-my-8 sm:size-52"
      />
    </header>
  );
}
