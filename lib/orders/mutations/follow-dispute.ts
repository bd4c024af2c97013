import "server-only";
import { enqueue } from "@/lib/platform/queue";
import { disputeById } from "@/lib/payments/data";
import { changeOrder, record } from "./ledger";
import { orderSettled } from "./settle-payment";

const CLOSED = { WON: "dispute_won", LOST: "dispute_lost" } as const;

/** Says in the order that its payment is disputed, and how that was decided, once each; then what waited for it goes on. */
export async function followDispute(disputeId: string): Promise<void> {
  const { orderId } = await disputeById(disputeId);
  await changeOrder(orderId, async (tx) => {
    const { status, amount } = await disputeById(disputeId, tx);
    const about = { path: ["dispute"], equals: disputeId };
    const data = { dispute: disputeId, amount: amount.minor, currency: amount.currency };
    const tell = async (type: (typeof CLOSED)[keyof typeof CLOSED] | "dispute_opened") => {
      if ((await tx.orderEvent.count({ where: { orderId, type, data: about } })) > 0) return false;
      await record(tx, { orderId, type, actor: "stripe", data });
      return true;
    };
    await tell("dispute_opened");
    if (status !== "OPEN" && (await tell(CLOSED[status]))) await enqueue(tx, orderSettled, { orderId });
  });
}
