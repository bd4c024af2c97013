import "server-only";
import { queueMail } from "@/lib/notifications/mutations";
import { LINES_IN_WORK } from "../model";
import { aboutLines, mailToBuyer } from "./deliver-line";
import { changeOrder } from "./ledger";

/** Mails the buyer, once per order, that it takes longer than usual, and when the money goes back by itself. */
export async function announceDelay(orderId: string, until: Date): Promise<void> {
  await changeOrder(orderId, async (tx) => {
    const order = await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { lines: { where: { status: { in: [...LINES_IN_WORK] } } } },
    });
    if (order.lines.length === 0) return;
    // The zone is written out: where the buyer is by now, nobody knows.
    const printed = new Intl.DateTimeFormat(order.locale, {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "UTC",
      timeZoneName: "short",
    }).format(until);
    await queueMail(tx, {
      ...mailToBuyer(order),
      key: `delayed:${orderId}`,
      content: { template: "orderDelayed", until: printed, ...aboutLines(order, order.lines) },
    });
  });
}
