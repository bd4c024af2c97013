import "server-only";
import { redirect } from "next/navigation";
import { signInPath } from "@/lib/auth/model";
import type { SavedCard } from "@/lib/payments/cards/model";
import { loadUsableCards } from "@/lib/payments/cards/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { newId } from "@/lib/platform/ids";
import { loadTopups } from "../loaders";
import type { TopupOffer } from "../service";
import { chosenTopup } from "./schema";

/**
 * One top-up, about to be paid with a kept card: `offer` is null where it is not offered any more. The key stands in the
 * address, so that two tabs of it lead to one order.
 */
export async function loadCardTopup(
  locale: string,
  { id, query }: { id: string; query: Readonly<Record<string, unknown>> },
): Promise<
  Omit<Awaited<ReturnType<typeof loadTopups>>, "found"> & {
    offer: TopupOffer | null;
    cards: readonly SavedCard[];
    key: string;
  }
> {
  const list = localePath(locale, `/esims/${id}/top-up`);
  const chosen = chosenTopup.safeParse(query);
  if (!chosen.success) redirect(list);
  const { cards, isSignedIn } = await loadUsableCards();
  if (!isSignedIn) redirect(signInPath(locale, list));
  if (cards.length === 0) redirect(list);
  const { found, ...about } = await loadTopups(id, query);
  const offer = found.ok ? found.data.offers.find((one) => one.id === chosen.data.package) : undefined;
  return { ...about, offer: offer ?? null, cards, key: chosen.data.key ?? newId() };
}
