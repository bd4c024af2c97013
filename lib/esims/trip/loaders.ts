import "server-only";
import { notFound } from "next/navigation";
import { currentViewer } from "@/lib/auth/gates";
import { now } from "@/lib/platform/clock";
import { ownedEsim } from "../data";
import { esimTrip } from "./data";
import { adviceFor, type Advice, dayOf, type Day, type Trip } from "./model";

/** What the owner of an eSIM told of the trip it is for, and what follows from it. */
export type TripView = {
  readonly trip: Trip | null;
  readonly advice: Advice | null;
  readonly today: Day;
  /** There is something to plan: it has neither ended nor been given back. */
  readonly isOpen: boolean;
  /** When to install it is no question any more. */
  readonly isRunning: boolean;
};

export async function loadTrip(id: string): Promise<TripView> {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  const { trip, usage, bought, isReturned } = await esimTrip(owned);
  const today = dayOf(now());
  const about = {
    bought: { ...bought, countryCode: bought.destination.countryCode },
    usage,
    today,
  };
  const isOpen = !isReturned && !["FINISHED", "EXPIRED", "RECYCLED"].includes(usage?.status ?? "UNKNOWN");
  const isRunning = usage?.status === "ACTIVE";
  return { trip, advice: trip && isOpen ? adviceFor(trip, about) : null, today, isOpen, isRunning };
}
