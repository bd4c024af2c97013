import "server-only";
import { currentCustomer } from "@/lib/auth/gates";
import { now } from "@/lib/platform/clock";
import { cardsOf } from "./data";
import { isExpired, type SavedCard } from "./model";

type CardView = SavedCard & { readonly isOver: boolean };

/** Those of them that can be charged, and whether anybody is signed in at all. */
export async function loadUsableCards(): Promise<{ cards: SavedCard[]; isSignedIn: boolean }> {
  const customer = await currentCustomer();
  const cards = await loadCards();
  return { cards: cards.filter(({ isOver }) => !isOver), isSignedIn: customer !== null };
}

/** The cards that whoever is signed in keeps; none for a guest. */
export async function loadCards(): Promise<CardView[]> {
  const customer = await currentCustomer();
  if (!customer) return [];
  const at = now();
  return (await cardsOf(customer.id)).map((card) => ({ ...card, isOver: isExpired(card, at) }));
}
