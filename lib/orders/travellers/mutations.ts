import "server-only";
import { renameEsim } from "@/lib/esims/keeping/mutations";
import type { Db } from "@/lib/platform/db";
import { changeOrder } from "../mutations/ledger";

/**
 * Writes down who each eSIM of each line is for, lines in the order they were bought in; they are given to the eSIMs when
 * those are delivered. What was delivered already keeps the name it has by now.
 */
export async function nameTravellers(orderId: string, names: readonly (readonly string[])[]): Promise<void> {
  if (!names.some((line) => line.some(Boolean))) return;
  await changeOrder(orderId, async (tx) => {
    const lines = await tx.orderLine.findMany({
      where: { orderId },
      select: { id: true, kind: true, quantity: true, deliveredAt: true },
      orderBy: { id: "asc" },
    });
    for (const [index, { id, kind, quantity, deliveredAt }] of lines.entries()) {
      if (kind !== "ESIM" || deliveredAt) continue;
      await keepNames(tx, id, (names[index] ?? []).slice(0, quantity));
    }
  });
}

/** Says who one eSIM of an order is for, whether it is delivered or not; an empty name takes it away. */
export async function nameTraveller({
  orderId,
  lineId,
  place,
  name,
}: {
  orderId: string;
  lineId: string;
  place: number;
  name: string;
}): Promise<boolean> {
  return changeOrder(orderId, async (tx) => {
    const line = await tx.orderLine.findFirst({
      where: { id: lineId, orderId, kind: "ESIM", quantity: { gt: place } },
      select: {
        quantity: true,
        travellerNames: true,
        esims: { select: { id: true }, orderBy: { id: "asc" } },
      },
    });
    if (!line) return false;
    const names = Array.from({ length: line.quantity }, (_, at) => line.travellerNames[at] ?? "");
    await keepNames(tx, lineId, names.with(place, name));
    const esim = line.esims[place];
    if (esim) await renameEsim(esim.id, name, tx);
    return true;
  });
}

async function keepNames(tx: Db, lineId: string, travellerNames: string[]): Promise<void> {
  await tx.orderLine.updateMany({ where: { id: lineId }, data: { travellerNames } });
}
