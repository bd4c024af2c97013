import "server-only";
import { esimSummary } from "@/lib/esims/data";
import type { OwnedEsimId } from "@/lib/esims/model";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { cardsOf } from "@/lib/payments/cards/data";
import { isExpired } from "@/lib/payments/cards/model";
import { snapshotSchema } from "../schema";
import { topupOffers, topupOrigin } from "../service";
import { MOST_OFFERS, type QuickView } from "./model";

/** What the smallest top-up page shows of an eSIM; `customerId` is whoever is signed in. */
export async function quickView(
  esimId: OwnedEsimId,
  { customerId, currency }: { customerId: string | null; currency: string | null },
): Promise<QuickView> {
  const { email } = await topupOrigin(esimId);
  const [summary, found, cards] = await Promise.all([
    esimSummary(esimId),
    topupOffers(esimId, { currency, promo: null, email }),
    customerId ? cardsOf(customerId) : [],
  ]);
  const data = summary.usage?.data;
  return {
    esimId,
    name: summary.label,
    place: snapshotSchema.parse(summary.snapshot).destination,
    data: data
      ? { remainingMb: data.remaining, totalMb: data.total, at: summary.usage?.measuredAt ?? null }
      : null,
    offers: found.ok
      ? found.data.offers
          .slice(0, MOST_OFFERS)
          .map(({ id, price, snapshot }) => ({ id, price, snapshot, key: newId() }))
      : [],
    card: cards.find((card) => !isExpired(card, now())) ?? null,
  };
}
