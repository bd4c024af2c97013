import { useTranslations } from "next-intl";
import type { DestinationTile } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";

type Props = {
  locale: string;
  tile: Pick<DestinationTile, "slug" | "from">;
  /** The country in which it has to work; anywhere in the destination unless told. */
  within?: string | undefined;
};

/** What the cheapest package of a destination costs, where many destinations stand. */
export function FromPrice({ locale, tile, within }: Props) {
  const t = useTranslations("catalog.card");
  const base = formatMoney(tile.from, locale);
  const of = within === undefined ? "place" : "wider";
  return (
    <PriceText
      text={t("from", { price: PRICE_SLOT })}
      price={<Price locale={locale} of={of} slug={tile.slug} place={within} base={base} />}
    />
  );
}
