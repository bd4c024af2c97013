import { useTranslations } from "next-intl";
import { dataText, destinationName } from "@/lib/catalog/format";
import type { PackageCard } from "@/lib/catalog/model";
import { Flag } from "./flag";
import { Outline } from "./outline";

type Props = {
  locale: string;
  card: Pick<PackageCard, "destination" | "operator" | "dataMb" | "unlimited" | "validityDays">;
};

/** The landing card folded down to a line: in a checkout, an order, a mail preview. */
export function LandingLine({ locale, card }: Props) {
  const t = useTranslations("catalog");
  const data = dataText(card, locale, t);
  return (
    <div className="flex items-center gap-3.5">
      <Outline destination={card.destination} className="size-12 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-semibold">
          {card.destination.countryCode && <Flag countryCode={card.destination.countryCode} size="small" />}
          <span className="truncate">{destinationName(card.destination, locale)}</span>
        </p>
        <p className="text-small text-ink-soft">
          {t("card.name", { data, days: card.validityDays })} · {card.operator}
        </p>
      </div>
    </div>
  );
}
