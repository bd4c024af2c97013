import { destinationName } from "@/lib/catalog/format";
import { cheapestTopup } from "@/lib/catalog/topups/model";
import { formatMoney } from "@/lib/money/format";
import type { OwnEsim, OwnOffer } from "./model";

/** An eSIM as it is told to its owner's browser: nothing by which anybody could use it. */
export function ownOffer({ id, slug, countryCodes, place, topups }: OwnEsim, locale: string): OwnOffer {
  const from = cheapestTopup(topups);
  return {
    id,
    slug,
    countryCodes,
    place: destinationName(place, locale),
    from: from && formatMoney(from, locale),
  };
}
