import "server-only";
import { notFound } from "next/navigation";
import { currentCustomer, requireCustomer } from "@/lib/auth/gates";
import { isUndoToken, undoPath } from "@/lib/auth/links";
import { onBehalfOf } from "@/lib/auth/model";
import { chosenCurrency } from "@/lib/catalog/prices/loaders";
import { esimSummary, ownedEsim, tripEndOf } from "@/lib/esims/data";
import { readingsSince } from "@/lib/esims/readings/data";
import { money } from "@/lib/money/model";
import { cardsOf } from "@/lib/payments/cards/data";
import { isExpired } from "@/lib/payments/cards/model";
import { fromNow, now } from "@/lib/platform/clock";
import { snapshotSchema } from "../schema";
import { topupOffers, type TopupOffer } from "../service";
import { newestRule, ruleById, runById, runsOf } from "./data";
import { cardName } from "./format";
import { dayOf, lastDayOf, mostEach, proposedDay } from "./model/brakes";
import { type Threshold, THRESHOLDS, wouldHaveBought } from "./model/watch";

const DRY_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Everything about the automatic top-ups of an eSIM of the customer who is signed in; any other is a page that does not exist. */
export async function loadAutoTopup(id: string, locale: string) {
  const customer = await requireCustomer(locale, `/${locale}/esims/${id}/auto-top-up`);
  const esimId = await ownedEsim(onBehalfOf(customer.id), id);
  if (!esimId) notFound();
  const currency = await chosenCurrency();
  const [summary, rule, runs, kept, found, readings, tripEndsOn] = await Promise.all([
    esimSummary(esimId),
    newestRule(esimId, customer.id),
    runsOf(esimId, customer.id),
    cardsOf(customer.id),
    topupOffers(esimId, { currency, promo: null, email: customer.email }),
    readingsSince(esimId, fromNow(-DRY_DAYS * DAY_MS)),
    tripEndOf(esimId),
  ]);
  const cards = kept.filter((card) => !isExpired(card, now()));
  const offers = found.ok ? found.data.offers : [];
  const planned = runs.find(({ status, ruleId }) => status === "ANNOUNCED" && ruleId === rule?.id);
  return {
    label: summary.label,
    last4: summary.last4,
    snapshot: snapshotSchema.parse(summary.snapshot),
    rule,
    cardOfRule: cards.find((card) => card.id === rule?.cardId) ?? null,
    lastDay: rule ? dayOf(lastDayOf(rule.brakes)) : "",
    runs,
    planned: planned ? { at: planned.dueAt, undoPath: undoPath(planned.id) } : null,
    cards: cards.map((card) => ({ id: card.id, name: cardName(card) })),
    refusal: found.ok ? null : found.code,
    offers: offers.map((offer) => ({
      ...offer,
      each: mostEach(offer.price),
      dry: readings.length > 0 ? dryRun(offer, readings) : null,
    })),
    proposedDay: proposedDay(tripEndsOn, now()),
    firstDay: dayOf(now()),
  };
}

const MOST_DRY = 30;

/** How often a rule for this offer would have bought in what is known of the last days. Samples name no end: that one is not told. */
function dryRun(
  { snapshot }: TopupOffer,
  readings: Parameters<typeof wouldHaveBought>[0],
): Partial<Record<Threshold, number>> {
  const addedMb = snapshot.dataMb ?? 0;
  const told = THRESHOLDS.filter((threshold) => threshold !== "last-day" && !snapshot.unlimited);
  return Object.fromEntries(
    told.map((threshold) => [
      threshold,
      wouldHaveBought(readings, { threshold, addedMb, mostTimes: MOST_DRY }),
    ]),
  );
}

/** How the automatic top-ups of an eSIM stand, for its page; null for whoever may not have any. `rule` is null where there never was one. */
export async function loadAutoTopupState(esimId: string) {
  const customer = await currentCustomer();
  const owned = customer && (await ownedEsim(onBehalfOf(customer.id), esimId));
  if (!owned) return null;
  const rule = await newestRule(owned, customer.id);
  if (!rule) return { rule: null };
  const { status, used, brakes, currency } = rule;
  const [spent, most] = [money(used.spentMinor, currency), money(brakes.mostMinor, currency)];
  return { rule: { status, times: used.times, mostTimes: brakes.mostTimes, spent, most } };
}

/** An announced purchase, for whoever holds the link of its notice. */
export async function loadUndo(runId: string, token: string) {
  const run = isUndoToken(runId, token) ? await runById(runId) : null;
  const rule = run && (await ruleById(run.ruleId));
  if (!rule) notFound();
  return {
    status: run.status,
    isOff: rule.status === "OFF",
    price: money(run.priceMinor, run.currency),
    dueAt: run.dueAt,
    snapshot: rule.snapshot,
    label: rule.label,
    esimId: rule.esimId,
  };
}
