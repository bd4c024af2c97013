import "server-only";
import { queueMail, type MailRequest } from "@/lib/notifications/mutations";
import { now } from "@/lib/platform/clock";
import { type Db, transaction } from "@/lib/platform/db";
import type { ReminderKind } from "./model";

type Reminder = { readonly esimId: string; readonly kind: ReminderKind; readonly trip: string };

/**
 * Writes down that an eSIM is reminded, and queues the mail in the same transaction; without a mail it is spared. Of any
 * number of processes one does it.
 */
export async function remindOnce(reminder: Reminder, mail: MailRequest | null): Promise<void> {
  await transaction(async (tx) => {
    const isFirst = await record(tx, [reminder], mail !== null);
    if (isFirst && mail) await queueMail(tx, mail);
  });
}

/** Reminders that have nothing new to say. */
export async function spareReminders(tx: Db, reminders: readonly Reminder[]): Promise<void> {
  await record(tx, reminders, false);
}

async function record(tx: Db, reminders: readonly Reminder[], isMailed: boolean): Promise<boolean> {
  const data = reminders.map((reminder) => ({ ...reminder, isMailed, at: now() }));
  return (await tx.esimReminder.createMany({ data, skipDuplicates: true })).count > 0;
}
