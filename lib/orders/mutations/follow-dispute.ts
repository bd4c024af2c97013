import "server-only";
import { enqueue } from "@/lib/platform/queue";
import { disputeById } from "@/lib/payments/data";
import { changeOrder, record } from "./ledger";
import { orderSettled } from "./settle-payment";

const TYPES = { OPEN: "dispute_opened", WON: "dispute_won", LOST: "dispute_lost" } as const;

/** Says in the order that its payment is disputed, or how that was decided, once each; then what waited for it goes on. */
export async function followDispute(disputeId: string): Promise<void> {
  const { orderId } = await disputeById(disputeId);
  await changeOrder(orderId, async (tx) => {
    const { status, amount } = await disputeById(disputeId, tx);
    const type = TYPES[status];
    const about = { path: ["dispute"], equals: disputeId };
    if ((await tx.orderEvent.count({ where: { orderId, type, data: about } })) > 0) return;
    const data = { dispute: disputeId, amount: amount.minor, currency: amount.currency };
    await record(tx, { orderId, type, actor: "stripe", data });
    if (status !== "OPEN") await enqueue(tx, orderSettled, { orderId });
  });
}
