import "server-only";
import { z } from "zod";
import { transaction } from "@/lib/platform/db";
import { enqueue, topic } from "@/lib/platform/queue";
import type { StripeWarning } from "../service/fraud-warnings";

/** Told when a card's bank said that a payment looks like fraud. */
export const fraudWarned = topic("fraud.warned", z.object({ warningId: z.string() }));

/** Writes a warning down, once. It moves no money and stops nothing. */
export async function recordFraudWarning(paymentId: string, warning: StripeWarning): Promise<void> {
  const { id, fraudType, warnedAt } = warning;
  await transaction(async (tx) => {
    const noted = await tx.fraudWarning.createMany({
      data: { id, paymentId, fraudType, warnedAt },
      skipDuplicates: true,
    });
    if (noted.count === 1) await enqueue(tx, fraudWarned, { warningId: id });
  });
}
