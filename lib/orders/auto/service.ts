import "server-only";
import { onBehalfOf } from "@/lib/auth/model";
import { ownedEsim } from "@/lib/esims/data";
import { type OwnedEsimId, USAGE_MINUTES } from "@/lib/esims/model";
import type { Reading } from "@/lib/esims/readings/model";
import { isAmbiguousAmount, type Money, typedAmount } from "@/lib/money/model";
import { mailState } from "@/lib/notifications/data";
import { cardOf } from "@/lib/payments/cards/data";
import { isExpired } from "@/lib/payments/cards/model";
import { isOrderDisputed } from "@/lib/payments/data";
import { fromNow, now } from "@/lib/platform/clock";
import { fail, ok, type Result } from "@/lib/platform/result";
import { topUpWithCard } from "../mutations/pay-with-card";
import { topupQuote } from "../service";
import { isToppedUpSince, orderOfRun, ordersOfRule, type Rule, ruleById, type Run, runById } from "./data";
import { cardName } from "./format";
import { endOfDay, mostEach, type StopReason, wayOf } from "./model/brakes";
import { MOST_MINOR, PATIENCE_MINUTES } from "./model/limits";
import { lifts, look } from "./model/watch";
import { announce, keepWatch, noticeKey, planRun } from "./mutations/announce";
import { beginBuying, dropRun, failRun, finishRun, markPaid } from "./mutations/buy";
import { stopRule } from "./mutations/stop";
import { switchOn } from "./mutations/switch";
import type { RuleForm } from "./schema";

const MINUTE_MS = 60_000;
const AGAIN_MS = MINUTE_MS;
const PATIENCE_MS = PATIENCE_MINUTES * MINUTE_MS;

/** Looks at a new reading for a rule: nothing to do, or a purchase is announced. Says then how soon it is due. */
export async function lookAtRule(
  rule: Rule,
  reading: Reading,
): Promise<{ runId: string; seconds: number } | null> {
  const { watch, verdict } = look(rule.watch, reading, { threshold: rule.threshold, now: now() });
  if (watch === rule.watch) return null;
  if (verdict === "recycled") await stopRule(rule.id, "recycled");
  if (verdict === "nothing") await keepWatch(rule, watch);
  if (verdict === "nothing" || verdict === "recycled") return null;
  // The operator may have read it before it counted a top-up that is there already.
  const countedBy = new Date(reading.at.getTime() - USAGE_MINUTES * MINUTE_MS);
  if (await isToppedUpSince(rule.esimId, countedBy)) return null;
  const offer = await offerFor(rule);
  if (!offer.ok) {
    // Who does not answer now is asked again when the sweeper comes by.
    if (offer.code !== "wait") await stopRule(rule.id, offer.code);
    return null;
  }
  const runId = await announce(rule, { watch, verdict, ...offer.data });
  const run = runId ? await runById(runId) : null;
  return run && { runId: run.id, seconds: Math.ceil(run.noticeMs / 1000) };
}

/** What the rule would pay now, and with which card; or why it cannot. */
async function offerFor(rule: Rule): Promise<Result<{ price: Money; card: string }, StopReason | "wait">> {
  const esim = await ownedEsim(onBehalfOf(rule.customerId), rule.esimId);
  if (!esim) return fail("not_yours");
  const card = await cardOf(rule.customerId, rule.cardId);
  if (!card) return fail("card_gone");
  const disputed = await Promise.all((await ordersOfRule(rule.id)).map((id) => isOrderDisputed(id)));
  if (disputed.includes(true)) return fail("disputed");
  const quote = await topupQuote(esim, rule.topupId, {
    currency: rule.currency,
    promo: null,
    email: rule.email,
  });
  if (quote.ok) return ok({ price: quote.data.total, card: cardName(card) });
  const way = wayOf(quote.code);
  return fail(way.kind === "stop" ? way.reason : "wait");
}

/** Does what is next for a purchase; safe at any time, in any process, any number of times. */
export async function proceedWithRun(runId: string): Promise<void> {
  const run = await runById(runId);
  if (!run) return;
  // Planned before the clock was set back: whoever was told of it gets the whole notice again.
  if (run.dueAt.getTime() > now().getTime() + run.noticeMs + AGAIN_MS) {
    await planRun(run, fromNow(run.noticeMs));
    return;
  }
  if (run.dueAt > now()) return;
  switch (run.status) {
    case "ANNOUNCED":
      return proceedAnnounced(run);
    case "BUYING":
      // A turn of two minutes, after which somebody else looks what became of it: with the same key, so never a second order.
      if (await planRun(run, fromNow(2 * MINUTE_MS))) await pay(run);
      return;
    case "PAID":
      return follow(run);
    case "DONE":
    case "FAILED":
    case "UNDONE":
      return;
  }
}

/** Buys once the whole notice is over, counted from when the mail left. Who cannot be told is not charged. */
async function proceedAnnounced(run: Run): Promise<void> {
  const mail = await mailState(noticeKey(run.id));
  if (mail?.status === "REFUSED" || (!mail?.sentAt && isLate(run))) return failRun(run, "not_told");
  if (!mail?.sentAt) {
    await planRun(run, fromNow(AGAIN_MS));
    return;
  }
  const told = Math.min(now().getTime(), Math.max(mail.sentAt.getTime(), run.announcedAt.getTime()));
  const until = new Date(told + run.noticeMs);
  if (until > now()) {
    await planRun(run, until);
    return;
  }
  const rule = await ruleById(run.ruleId);
  if (rule && (await isToppedUpSince(rule.esimId, run.announcedAt))) return dropRun(run);
  if (await beginBuying(run)) await pay(run);
}

const isLate = ({ announcedAt }: Run) => now().getTime() - announcedAt.getTime() > PATIENCE_MS;

/** Pays with the kept card, nobody being there. The key is the purchase's own: repeated, it leads to the same order. */
async function pay(run: Run): Promise<void> {
  const rule = await ruleById(run.ruleId);
  const esimId = rule && (await ownedEsim(onBehalfOf(rule.customerId), rule.esimId));
  if (!rule || !esimId) return failUnlessPaid(run, "not_yours");
  const paid = await topUpWithCard({
    key: run.id,
    esimId,
    topupId: rule.topupId,
    cardId: rule.cardId,
    totalMinor: run.priceMinor,
    currency: run.currency,
    locale: rule.locale,
    customerId: rule.customerId,
    email: rule.email,
    presence: "nobody",
  });
  if (paid.ok) return markPaid(run, paid.data.orderId);
  const way = wayOf(paid.code);
  if (way.kind === "stop") return failUnlessPaid(run, way.reason);
  if (way.kind === "wait" && isLate(run)) return failUnlessPaid(run, "unavailable");
}

/** Gives a purchase up, if it is certain that it was not paid and never will be. */
async function failUnlessPaid(run: Run, reason: StopReason): Promise<void> {
  const order = await orderOfRun(run.id);
  if (order?.status === "PAID" || order?.status === "COMPLETED") return markPaid(run, order.id);
  if (order?.status === "AWAITING_PAYMENT") return;
  return failRun(run, reason);
}

/** Looks what became of what was paid. */
async function follow(run: Run): Promise<void> {
  const lines = (await orderOfRun(run.id))?.lines ?? [];
  if (lines.some(({ status }) => status === "DELIVERED")) return finishRun(run);
  if (lines.some(({ status }) => status === "REFUND_DUE" || status === "REFUNDED"))
    return failRun(run, "not_delivered");
  await planRun(run, fromNow(AGAIN_MS));
}

type Refusal = "card_gone" | "package_gone" | "impossible" | "invalid";

/** Makes the rule that a form asks for, if it can be kept: with prices of this moment, and limits in which one purchase fits. */
export async function allow({
  esimId,
  customer,
  form,
}: {
  esimId: OwnedEsimId;
  customer: { id: string; email: string };
  form: RuleForm;
}): Promise<Result<string, Refusal>> {
  const { package: topupId, threshold, currency, locale, times: mostTimes } = form;
  const card = await cardOf(customer.id, form.card);
  if (!card || isExpired(card, now())) return fail("card_gone");
  const quote = await topupQuote(esimId, topupId, { currency, promo: null, email: customer.email });
  if (!quote.ok) return fail(quote.code === "package_gone" ? "package_gone" : "impossible");
  const [{ snapshot }] = quote.data.lines;
  const each = mostEach(quote.data.total);
  const endsAt = endOfDay(form.ends, now());
  const most = isAmbiguousAmount(form.money, currency) ? null : typedAmount(form.money, currency);
  if (!lifts(snapshot, threshold)) return fail("invalid", { package: "too_small" });
  if (!most || most.minor > MOST_MINOR) return fail("invalid", { money: "bad_amount" });
  if (most.minor < each.minor) return fail("invalid", { money: "below_one" });
  if (!endsAt) return fail("invalid", { ends: "bad_day" });
  const limits = { mostTimes, mostMinor: most.minor, mostEachMinor: each.minor, endsAt };
  const who = { esimId, customerId: customer.id, cardId: card.id };
  return ok(await switchOn({ ...who, ...limits, topupId, snapshot, threshold, currency, locale }));
}
