import type { Testimony } from "../buyers/testimony.ts";
import type { Counts } from "../faults/disturbances.ts";
import type { Pending } from "../settle.ts";
import type { World } from "../world/world.ts";
import { readBooks } from "./books.ts";
import {
  eachEsimOnce,
  nothingBoughtAgain,
  excessOf,
  nothingForNothing,
  nothingLost,
  orderedOnce,
  orphanedOrders,
  paidIsKept,
  takenForRefused,
  tooManyOrders,
  wrongGoods,
} from "./invariants/delivery.ts";
import { inTime, legalSteps, pagesTellTruth, settleTimes } from "./invariants/history.ts";
import { everyEventCounts, forgedEvents, forgottenEvents, repeatedEvents } from "./invariants/events.ts";
import { logsAreClean, mailedOnce, noSilentFailure } from "./invariants/messages.ts";
import { balanceAgrees, chargedAsShown, moneyAgrees } from "./invariants/money.ts";
import { viewOf, type View } from "./view.ts";

export type Violations = Readonly<Record<string, readonly string[]>>;
export type Figures = Readonly<Record<string, number>>;

export interface Verdict {
  readonly violations: Violations;
  readonly figures: Figures;
  readonly faults: Counts;
  readonly unsettled: Pending;
  readonly ok: boolean;
}

const count = <Item>(items: readonly Item[], is: (item: Item) => boolean): number => items.filter(is).length;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What may have happened twice without anybody's fault, since its first time ended in the dark. */
export interface Excuses {
  readonly mailsTwice: number;
  readonly ordersTwice: number;
}

/** Those that a shop can be found to break while it is at work, and what of them nothing can mend any more. */
export function brokenForGood(view: View, { ordersTwice }: Excuses): Violations {
  return {
    I2: [...takenForRefused(view), ...tooManyOrders(view, ordersTwice)],
    I3: wrongGoods(view),
    I7: orphanedOrders(view),
    I8: [...forgottenEvents(view), ...repeatedEvents(view), ...forgedEvents(view)],
    I10: legalSteps(view),
    I13: pagesTellTruth(view),
    I14: chargedAsShown(view),
    I15: logsAreClean(view),
  };
}

/** Every invariant of reliability.md §2.3, with what breaks it. */
export function violationsIn(view: View, { mailsTwice, ordersTwice }: Excuses): Violations {
  return {
    I1: paidIsKept(view),
    I2: orderedOnce(view, ordersTwice),
    I3: eachEsimOnce(view),
    I4: nothingForNothing(view),
    I5: moneyAgrees(view),
    I6: balanceAgrees(view),
    I7: nothingLost(view),
    I8: everyEventCounts(view),
    I9: mailedOnce(view, mailsTwice),
    I10: legalSteps(view),
    I11: inTime(view),
    I12: noSilentFailure(view),
    I13: pagesTellTruth(view),
    I14: chargedAsShown(view),
    I15: logsAreClean(view),
    I16: nothingBoughtAgain(view),
  };
}

function figuresOf(view: View, violations: Violations, unsettled: Pending): Figures {
  const { lines, sessions, books } = view;
  const times = settleTimes(view);
  return {
    orders: books.shop.orders.length,
    lines: lines.length,
    paid: count(sessions, ({ isPaid }) => isPaid),
    delivered: count(lines, ({ status }) => status === "DELIVERED"),
    refunded: count(lines, ({ status }) => status === "REFUNDED"),
    lost: violations["I1"]?.length ?? 0,
    doubled: lines.reduce((total, line) => total + excessOf(line).length, 0),
    orphaned: violations["I7"]?.length ?? 0,
    mischarged: (violations["I5"]?.length ?? 0) + (violations["I14"]?.length ?? 0),
    unsettled: Object.values(unsettled).reduce((total, number) => total + number, 0),
    settleP50ms: percentile(times, 0.5),
    settleP99ms: percentile(times, 0.99),
    turnedAway: books.testimonies.reduce((total, { refusals }) => total + refusals.length, 0),
  };
}

interface Run {
  readonly testimonies: readonly Testimony[];
  readonly unsettled: Pending;
  readonly counts: Counts;
}

function excusesIn({ kills = 0, freezes = 0, "mail.accept timeout_after": unanswered = 0 }: Counts): Excuses {
  return { mailsTwice: kills + freezes * 5 + unanswered, ordersTwice: freezes };
}

/** Reads the books and says which promises they break. */
export async function judge(world: World, run: Run): Promise<Verdict> {
  const view = viewOf(await readBooks(world, run.testimonies));
  return verdictOn(view, run, violationsIn(view, excusesIn(run.counts)));
}

/** The verdict on a shop that is still at work, if it is lost already: whatever comes cannot mend what is broken. */
export async function judgeEarly(world: World, run: Omit<Run, "unsettled">): Promise<Verdict | undefined> {
  const view = viewOf(await readBooks(world, run.testimonies));
  const violations = brokenForGood(view, excusesIn(run.counts));
  const verdict = verdictOn(view, { ...run, unsettled: {} }, violations);
  return verdict.ok ? undefined : verdict;
}

function verdictOn(view: View, run: Run, violations: Violations): Verdict {
  const figures = figuresOf(view, violations, run.unsettled);
  const isClean = Object.values(violations).every((found) => found.length === 0);
  return {
    violations,
    figures,
    faults: run.counts,
    unsettled: run.unsettled,
    ok: isClean && figures["unsettled"] === 0,
  };
}
