// Rules for tests: a traveller with a kept card, an eSIM that is online and a rule for it, and the days of that rule.
import { keepCard, onlineEsim } from "@/bin/test-cards";
import { mailSchema } from "@/lib/notifications/model";
import { storeUsage } from "@/lib/esims/mutations";
import { mostEach } from "@/lib/orders/auto/model/brakes";
import { autoTopupWorkers } from "@/lib/orders/auto/jobs";
import { switchOn, type NewRule } from "@/lib/orders/auto/mutations/switch";
import { topupOffers } from "@/lib/orders/service";
import { fromNow } from "@/lib/platform/clock";
import { decrypt } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import * as make from "@/prisma/seed/factories";
import type { TestSandbox } from "@/sandbox/supplier/testing";

const DAY_MS = 24 * 3_600_000;
const PAST = () => new Date(Date.now() - 60_000);

type Given = Partial<NewRule> & {
  readonly number?: string;
  /** Instead of `mostMinor`. */ readonly mostPrices?: number;
};

/** Everything that one rule needs; `given` changes what is allowed. */
export async function ruledTraveller(sandbox: TestSandbox, given: Given = {}) {
  const { number, mostPrices = 3, ...rule } = given;
  const customer = await make.customer();
  const cardId = await keepCard(sandbox, customer, number);
  const { esimId, iccid } = await onlineEsim(sandbox, customer);
  const found = await topupOffers(esimId, { currency: null, promo: null, email: null });
  const offer = found.ok ? found.data.offers[0] : undefined;
  if (!offer) throw new Error("nothing is offered");
  const { minor, currency } = offer.price;
  const ruleId = await switchOn({
    esimId,
    customerId: customer.id,
    cardId,
    topupId: offer.id,
    snapshot: offer.snapshot,
    threshold: "share-20",
    currency,
    locale: "en",
    mostTimes: 2,
    mostEachMinor: mostEach(offer.price).minor,
    mostMinor: Math.floor(minor * mostPrices),
    endsAt: fromNow(30 * DAY_MS),
    ...rule,
  });
  await db().autoTopup.update({ where: { id: ruleId }, data: { seenAt: PAST() } });
  return { customer, cardId, esimId, iccid, offer, priceMinor: minor, ruleId };
}

/** The operator says how much is left, and whoever waits for it hears. */
export async function say(
  esimId: string,
  remaining: number | null,
  status: "ACTIVE" | "UNKNOWN" | "RECYCLED" = "ACTIVE",
) {
  await db().autoTopup.updateMany({ where: { esimId, seenAt: { gt: PAST() } }, data: { seenAt: PAST() } });
  await storeUsage(esimId, {
    status,
    statusText: status,
    unlimited: false,
    dataMb: remaining === null ? null : { remaining, total: 1024 },
    voiceMinutes: null,
    textMessages: null,
    expiresAt: null,
  });
  await run("esims.watched-usage-read", { esimId });
}

/** Runs one job as the queue would. */
export async function run(topic: string, payload: object): Promise<void> {
  await autoTopupWorkers.find((worker) => worker.topic === topic)?.run(payload);
}

export const runsOf = (ruleId: string) =>
  db().autoTopupRun.findMany({ where: { ruleId }, orderBy: { period: "asc" } });
export const ruleRow = (id: string) => db().autoTopup.findUniqueOrThrow({ where: { id } });
export const stepsOf = async (ruleId: string) =>
  (await db().autoTopupStep.findMany({ where: { ruleId }, orderBy: { at: "asc" } })).map(({ type }) => type);

/** The notice was mailed, and its time is over. */
export async function noticeIsOver(ruleId: string): Promise<string> {
  const open = await db().autoTopupRun.findFirstOrThrow({ where: { ruleId, status: "ANNOUNCED" } });
  await db().mail.updateMany({
    where: { key: `auto-topup:soon:${open.id}` },
    data: { status: "SENT", sentAt: PAST() },
  });
  await db().autoTopupRun.update({ where: { id: open.id }, data: { noticeMs: 0, dueAt: PAST() } });
  return open.id;
}

/** What is planned is due. */
export async function isDue(runId: string): Promise<void> {
  await db().autoTopupRun.update({ where: { id: runId }, data: { dueAt: PAST() } });
}

/** What was mailed to somebody by a template, as far as its content goes. */
export async function mailed(to: string, template: string) {
  const rows = await db().mail.findMany({
    where: { recipient: to, template },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ key, contentCipher }) =>
    mailSchema.parse(JSON.parse(decrypt(contentCipher, `mail:${key}`))),
  );
}
