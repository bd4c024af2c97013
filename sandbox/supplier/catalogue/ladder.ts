import type { Package } from "./model.ts";
import { roundToHalf, type Anchors } from "./price-list.ts";

export type LadderPlan = {
  operatorSlug: string;
  anchors: Anchors;
  /** What the supplier charges per 100 of retail. */
  netPercent: number;
  kind: "data" | "voice" | "unlimited" | "data-and-unlimited";
};

type Step = { gb: number; days: number; cents: number };

/** The packages of one operator, cheapest first, each followed nowhere by a cheaper one with more data. */
export function ladderOf(plan: LadderPlan): Package[] {
  const data =
    plan.kind === "unlimited" ? [] : dataSteps(plan.anchors).map((step) => dataPackage(plan, step));
  const unlimited = plan.kind.endsWith("unlimited")
    ? UNLIMITED_DAYS.map((days) => unlimitedPackage(plan, days))
    : [];
  return [...data, ...unlimited];
}

function dataSteps(anchors: Anchors): Step[] {
  const [one, two, three, five, ten, twenty, fifty] = anchors;
  const steps: Step[] = [
    { gb: 1, days: 7, cents: one },
    { gb: 2, days: 15, cents: two },
    { gb: 3, days: 15, cents: (two + three) / 2 },
    { gb: 3, days: 30, cents: three },
    { gb: 5, days: 30, cents: five },
    { gb: 10, days: 30, cents: ten },
    { gb: 20, days: 30, cents: twenty },
    { gb: 50, days: 90, cents: fifty },
    { gb: 50, days: 180, cents: fifty * 1.12 },
  ];
  let floor = 0;
  return steps.map((step) => {
    const cents = Math.max(roundToHalf(step.cents), floor + 50);
    floor = cents;
    return { ...step, cents };
  });
}

/** Minutes and texts that come with a data amount. */
function callsWith(gb: number): number {
  if (gb <= 1) return 10;
  if (gb <= 3) return 50;
  if (gb <= 10) return 100;
  return 200;
}

function dataPackage(plan: LadderPlan, step: Step): Package {
  const calls = plan.kind === "voice" ? callsWith(step.gb) : null;
  const allowance = `${step.gb} GB`;
  const retail = calls === null ? step.cents : roundToHalf(step.cents * 1.2 + calls * 2);
  return {
    id: `${plan.operatorSlug}-${step.days}days-${step.gb}gb`,
    type: "sim",
    amountMb: step.gb * 1024,
    days: step.days,
    unlimited: false,
    fairUse: null,
    voiceMinutes: calls,
    texts: calls,
    title: [
      allowance,
      ...(calls === null ? [] : [`${calls} SMS`, `${calls} Mins`]),
      `${step.days} Days`,
    ].join(" - "),
    allowance,
    shortInfo: calls === null ? null : "Comes with a local phone number for calls and texts.",
    ...prices(plan, retail),
  };
}

const UNLIMITED_DAYS = [3, 5, 7, 10, 15, 30] as const;

function unlimitedPackage(plan: LadderPlan, days: number): Package {
  return {
    id: `${plan.operatorSlug}-unlimited-${days}days`,
    type: "sim",
    amountMb: 0,
    days,
    unlimited: true,
    fairUse: "3 GB per day at full speed, then up to 1 Mbps until midnight (UTC).",
    voiceMinutes: null,
    texts: null,
    title: `Unlimited - ${days} Days`,
    allowance: "Unlimited",
    shortInfo: null,
    ...prices(plan, roundToHalf(plan.anchors[0] * 1.2 * days ** 0.7)),
  };
}

function prices(plan: LadderPlan, priceCents: number): Pick<Package, "priceCents" | "netCents"> {
  return { priceCents, netCents: Math.round((priceCents * plan.netPercent) / 1_000) * 10 };
}

/** The same allowance, sold for an eSIM that is already on a phone. */
export function topupOf(sim: Package): Package {
  return { ...sim, id: `${sim.id}-topup`, type: "topup" };
}
