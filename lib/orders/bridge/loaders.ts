import "server-only";
import { currentViewer } from "@/lib/auth/gates";
import { chosenCurrency } from "@/lib/catalog/prices/loaders";
import { topupsOf } from "@/lib/catalog/topups/data";
import { esimSummary, ownedEsim } from "@/lib/esims/data";
import { isOrderDisputed } from "@/lib/payments/data";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { canBeToppedUp } from "../own/model";
import { snapshotSchema } from "../schema";
import { type Bridge, bridgeOver, type Gap } from "./model";

/**
 * The cheapest way over a gap for an eSIM of the viewer's, at our prices in their currency; null where nothing would be sold
 * for it. By the catalogue, as on browse pages: the supplier's own list is read on the page that sells it.
 */
export async function loadBridge(esimId: string, gap: Gap): Promise<Bridge | null> {
  const owned = await ownedEsim(await currentViewer(), esimId);
  if (!owned) return null;
  const esim = await esimSummary(owned);
  const snapshot = snapshotSchema.parse(esim.snapshot);
  if (esim.packageId === null || esim.supplier !== env().SUPPLIER) return null;
  if (!canBeToppedUp({ ...esim, snapshot }, now()) || (await isOrderDisputed(esim.orderId))) return null;
  const listed = await topupsOf([esim.packageId], await chosenCurrency());
  return bridgeOver(gap, listed.get(esim.packageId)?.topups ?? []);
}
