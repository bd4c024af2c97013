import "server-only";
import { wakeAll, worker } from "@/lib/platform/queue";
import { cardsToDetach } from "./data";
import { cardRemoved, markDetached, postponeDetach, takeDetachTurn } from "./mutations";
import { detachCard } from "./service";

/** Has Stripe let go of one removed card. Any process may run it, any number of times. */
async function letGo({ cardId }: { cardId: string }): Promise<void> {
  const turn = await takeDetachTurn(cardId);
  if (!turn) return;
  try {
    await detachCard(turn.paymentMethodId);
  } catch (error) {
    await postponeDetach(cardId);
    throw error;
  }
  await markDetached(cardId);
}

/** Finds cards that were removed and of which no job is left. */
export async function sweepCards(take: number): Promise<void> {
  const cards = await cardsToDetach(take);
  await wakeAll(
    cardRemoved,
    cards.map((cardId) => ({ cardId })),
  );
}

export const cardWorkers = [worker(cardRemoved, letGo)];
