import "server-only";
import { z } from "zod";
import { fromNow, now } from "@/lib/platform/clock";
import { encrypt } from "@/lib/platform/crypto";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { enqueue, topic } from "@/lib/platform/queue";
import { bodyContext } from "./model";
import type { EventSummary } from "./schema";

/** Told when the supplier told us something by itself. */
export const supplierEventReceived = topic("supplier.event", z.object({ eventId: z.uuid() }));

export type ReceivedEvent = {
  readonly supplier: string;
  /** The same for a delivery that comes twice. */
  readonly key: string;
  readonly summary: EventSummary;
  /** The delivery as it came; kept encrypted. */
  readonly text: string;
};

const REPEATED_WITHIN_MS = 24 * 3600_000;

/**
 * Keeps an event and wakes whoever acts on it, in one transaction. False for one that was heard within the last day:
 * the supplier delivers again for hours. Later the same words are news.
 */
export async function storeEvent({ supplier, key, summary, text }: ReceivedEvent): Promise<boolean> {
  const id = newId();
  const { kind, ...facts } = summary;
  const body = encrypt(text, bodyContext(id));
  return transaction(async (tx) => {
    const stored = await tx.$executeRaw`
      INSERT INTO supplier_event (id, supplier, key, kind, summary, body_cipher, received_at)
      VALUES (${id}::uuid, ${supplier}, ${key}, ${kind}, ${JSON.stringify(facts)}::jsonb, ${body}, ${now()})
      ON CONFLICT (supplier, key) DO UPDATE SET
        id = excluded.id, kind = excluded.kind, summary = excluded.summary, body_cipher = excluded.body_cipher,
        received_at = excluded.received_at, handled_at = NULL
      WHERE supplier_event.received_at < ${fromNow(-REPEATED_WITHIN_MS)}`;
    if (stored === 0) return false;
    await enqueue(tx, supplierEventReceived, { eventId: id });
    return true;
  });
}

/** Closes an event, with what it turned out to be about. */
export async function closeEvent(
  id: string,
  about: { readonly orderId?: string; readonly esimId?: string } = {},
): Promise<void> {
  await db().$executeRaw`
    UPDATE supplier_event SET handled_at = ${now()}, summary = summary || ${JSON.stringify(about)}::jsonb
    WHERE id = ${id}::uuid AND handled_at IS NULL`;
}
