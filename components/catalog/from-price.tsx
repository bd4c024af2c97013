import { useTranslations } from "next-intl";
import type { DestinationTile } from "@/lib/catalog/model";
import { formatMoney } from "@/lib/money/format";
import { Price } from "./price";
import { PRICE_SLOT, PriceText } from "./price-text";

/** What the cheapest package of a destination costs, where many destinations stand. */
export function FromPrice({
  locale,
  tile,
}: {
  locale: string;
  tile: Pick<DestinationTile, "slug" | "from">;
}) {
  const t = useTranslations("catalog.card");
  const base = formatMoney(tile.from, locale);
  return (
    <PriceText
      text={t("from", { price: PRICE_SLOT })}
      price={<Price locale={locale} of="place" slug={tile.slug} base={base} />}
    />
  );
}
