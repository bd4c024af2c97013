import "server-only";
import { fraudWarningById } from "@/lib/payments/data";
import { changeOrder, record } from "./ledger";

/**
 * Says in the order that a bank takes its payment for fraud, once. Nothing is stopped or sent back for it: many of these
 * never become a dispute, and whether to give the money back is for staff to decide.
 */
export async function followFraudWarning(warningId: string): Promise<void> {
  const { orderId, fraudType } = await fraudWarningById(warningId);
  await changeOrder(orderId, async (tx) => {
    const about = { path: ["warning"], equals: warningId };
    if ((await tx.orderEvent.count({ where: { orderId, type: "fraud_warned", data: about } })) > 0) return;
    const data = { warning: warningId, reason: fraudType };
    await record(tx, { orderId, type: "fraud_warned", actor: "stripe", data });
  });
}
