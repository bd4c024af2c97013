import "server-only";
import { now } from "@/lib/platform/clock";
import { db, type Db, transaction } from "@/lib/platform/db";
import { OPTIONAL_TOPICS, type OptionalTopic } from "../model";

/** Switches one topic of an address on or off. Safe to repeat. */
export async function setTopic(addressHash: string, topic: OptionalTopic, isWanted: boolean): Promise<void> {
  await setTopics(addressHash, { [topic]: isWanted });
}

/** Switches the named topics of an address on or off; the others stay. */
export async function setTopics(
  addressHash: string,
  wanted: Partial<Readonly<Record<OptionalTopic, boolean>>>,
): Promise<void> {
  const on = OPTIONAL_TOPICS.filter((topic) => wanted[topic] === true);
  const off = OPTIONAL_TOPICS.filter((topic) => wanted[topic] === false);
  await transaction(async (tx) => {
    await tx.mailOptOut.deleteMany({ where: { addressHash, topic: { in: on } } });
    await tx.mailOptOut.createMany({
      data: off.map((topic) => ({ addressHash, topic, createdAt: now() })),
      skipDuplicates: true,
    });
  });
}

/** Remembers that a mail server does not take mail to an address. */
export async function noteRefusal(tx: Db, addressHash: string): Promise<void> {
  const refusedAt = now();
  await tx.mailRefusal.upsert({
    where: { addressHash },
    create: { addressHash, refusedAt },
    update: { refusedAt },
  });
}

/** Forgets it. True if it was known. */
export async function forgetRefusal(addressHash: string, tx: Db = db()): Promise<boolean> {
  return (await tx.mailRefusal.deleteMany({ where: { addressHash } })).count > 0;
}
