import "server-only";
import type { OwnedEsimId } from "@/lib/esims/model";
import type { TopupRefusal } from "../model";
import type { Wishes } from "../quote/service";
import { topupOffers, type TopupOffer } from "../service";

/** What can be had for one eSIM of a group. */
export type GroupOffers = {
  readonly esimId: string;
  readonly offers: readonly Pick<TopupOffer, "id" | "price" | "snapshot">[];
  /** Why there are none. */
  readonly refusal: TopupRefusal | null;
};

/** What the supplier offers for each of these eSIMs at this moment, at our prices, cheapest first. */
export async function groupOffers(
  esimIds: readonly OwnedEsimId[],
  wishes: Pick<Wishes, "currency" | "country">,
): Promise<GroupOffers[]> {
  return Promise.all(
    esimIds.map(async (esimId): Promise<GroupOffers> => {
      const found = await topupOffers(esimId, { ...wishes, promo: null, email: null });
      if (!found.ok) return { esimId, offers: [], refusal: found.code };
      const offers = found.data.offers.map(({ id, price, snapshot }) => ({ id, price, snapshot }));
      return { esimId, offers, refusal: null };
    }),
  );
}
