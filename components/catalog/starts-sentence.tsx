import { useTranslations } from "next-intl";
import { destinationName, startsKey } from "@/lib/catalog/format";
import type { PackageCard } from "@/lib/catalog/model";

type Props = { locale: string; card: Pick<PackageCard, "activationPolicy" | "validityDays" | "destination"> };

/** When the days of a package begin to run, in one sentence. */
export function StartsSentence({ locale, card }: Props) {
  const t = useTranslations("catalog.starts");
  return t(startsKey(card), {
    days: card.validityDays,
    place: destinationName(card.destination, locale),
  });
}
