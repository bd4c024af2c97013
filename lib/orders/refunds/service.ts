import "server-only";
import { refreshUsage } from "@/lib/esims/service";
import { refundableLines } from "./data";

/** Asks the operator about the eSIMs whose refund hangs on whether they were started, as far as it may be asked now. */
export async function lookAtUse(orderId: string): Promise<void> {
  const lines = await refundableLines(orderId);
  const doubtful = lines.filter(({ verdict }) => verdict.right === "after_look");
  await Promise.all(doubtful.flatMap(({ esimIds }) => esimIds.map(refreshUsage)));
}
