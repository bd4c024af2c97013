import "server-only";
import { fromNow, MOST_SKEW_MS, now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";

export type Question = { readonly supplier: string; readonly subject: string };

/**
 * Claims the right to put a question. Of any number of callers in any number of processes one gets it, and nobody else
 * before the interval is over. Returns when it was claimed.
 */
export async function claimQuestion(
  { supplier, subject }: Question,
  intervalMs: number,
): Promise<Date | null> {
  const at = now();
  const [row] = await db().$queryRaw<{ askedAt: Date }[]>`
    INSERT INTO supplier_question AS q (supplier, subject, asked_at) VALUES (${supplier}, ${subject}, ${at})
    ON CONFLICT (supplier, subject) DO UPDATE SET asked_at = excluded.asked_at, answered_at = NULL, error = NULL
    WHERE q.asked_at <= ${fromNow(-intervalMs)} OR q.asked_at > ${fromNow(MOST_SKEW_MS)}
    RETURNING asked_at AS "askedAt"`;
  return row?.askedAt ?? null;
}

/** Writes down that a question is over, unless it was put again meanwhile. */
export async function closeQuestion(
  question: Question & { readonly askedAt: Date },
  error: string | null,
): Promise<void> {
  const { supplier, subject, askedAt } = question;
  await db().supplierQuestion.updateMany({
    where: { supplier, subject, askedAt },
    data: { answeredAt: now(), error },
  });
}
