import "server-only";
import { z } from "zod";
import { orderLink } from "@/lib/auth/links";
import { destinationName } from "@/lib/catalog/format";
import type { MailRequest } from "@/lib/notifications/mutations";
import { fromNow, now } from "@/lib/platform/clock";
import { topic, wakeAll, worker } from "@/lib/platform/queue";
import { groupOf } from "../model";
import { refreshUsage } from "../service";
import { printDay } from "../trip/format";
import { adviceFor, dayOf } from "../trip/model";
import { dueReminders, reminderSubject } from "./data";
import { isDue, REMINDER_KINDS, reminderDay, type ReminderKind, templateFor } from "./model";
import { remindOnce } from "./mutations";

const reminderDue = topic("esims.remind", z.object({ esimId: z.uuid(), kind: z.enum(REMINDER_KINDS) }));
const sweep = topic("esims.reminders", z.object({}));
const BATCH = 100;
/** Figures older than this are asked for anew before anybody is told that nothing has happened. */
const FRESH_MS = 6 * 3_600_000;

/** Finds whom to remind: the rows are the truth, so even a lost queue loses nobody. */
async function sweepDue(): Promise<void> {
  await wakeAll(reminderDue, await dueReminders(BATCH));
}

/** Reminds of one eSIM, unless it has been started since, as far as its operator says when asked within its limits. */
async function remind({ esimId, kind }: { esimId: string; kind: ReminderKind }): Promise<void> {
  const known = await reminderSubject(esimId);
  const measuredAt = Date.parse(known.usage?.measuredAt ?? "") || 0;
  const isFresh = measuredAt > fromNow(-FRESH_MS).getTime() && measuredAt <= now().getTime();
  if (!isFresh) await refreshUsage(esimId);
  const subject = isFresh ? known : await reminderSubject(esimId);
  const isWaiting = subject.isOpen && groupOf(subject.usage?.status ?? "UNKNOWN") === "waiting";
  // The trip may have been told anew, or taken back, since it was found to be due.
  if (!isWaiting || !isDue(kind, subject.trip, reminderDay(now()))) return;
  const trip = subject.trip?.startsOn ?? "";
  await remindOnce({ esimId, kind, trip }, mailAbout(subject, { esimId, kind }));
}

type Subject = Awaited<ReturnType<typeof reminderSubject>>;

/** One mail for an order and a trip, however many eSIMs are in it; null where a reminder has nothing to say. */
function mailAbout(
  { trip, bought, usage, order }: Subject,
  { esimId, kind }: { esimId: string; kind: ReminderKind },
): MailRequest | null {
  const template = templateFor(kind, bought.activationPolicy);
  if (!template) return null;
  const today = dayOf(now());
  const { countryCode } = bought.destination;
  const advice = trip && adviceFor(trip, { bought: { ...bought, countryCode }, usage, today });
  const print = (day: string) => printDay(day, order.locale, today);
  const grant = { orderId: order.id, version: order.linkVersion };
  return {
    key: `reminder:${kind}:${order.id}:${trip?.startsOn ?? ""}`,
    to: order.email,
    locale: order.locale,
    orderId: order.id,
    content: {
      template,
      place: destinationName(bought.destination, order.locale),
      policy: bought.activationPolicy,
      starts: trip ? print(trip.startsOn) : null,
      ends: advice && "endsOn" in advice ? print(advice.endsOn) : null,
      missingDays: advice && "missingDays" in advice ? advice.missingDays : 0,
      link: orderLink(grant, order.locale, { to: "install", esimId }),
    },
  };
}

export const reminderWorkers = [
  worker(reminderDue, remind, { concurrency: 2 }),
  worker(sweep, sweepDue, { every: "* * * * *", concurrency: 1 }),
];
