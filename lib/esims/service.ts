import "server-only";
import type { Supplier } from "@/lib/suppliers/contract/supplier";
import { supplierNamed } from "@/lib/suppliers/registry";
import { SupplierError } from "@/lib/suppliers/errors";
import { patiently } from "@/lib/suppliers/questions/service";
import { atSupplier, storedGuide, storedHistory, usageRow } from "./data";
import {
  claimGuideQuestion,
  claimHistoryQuestion,
  claimUsageQuestion,
  storeGuide,
  storeHistory,
  storeHistoryProblem,
  storeUsage,
  storeUsageProblem,
} from "./mutations";
import type { OpenedEsimId, UsageView } from "./model";
import { chargeCall, markViewed, type Planned } from "./polling/mutations";
import type { InstallGuide } from "./schema";

/** Usage of an eSIM for whoever looks at it: asks the supplier if that is allowed now, else the last good answer with its age. */
export async function currentUsage(esimId: OpenedEsimId): Promise<UsageView | null> {
  await Promise.all([markViewed(esimId), patiently(refreshUsage(esimId))]);
  return usageRow(esimId);
}

/** Renews the usage figures if the supplier may be asked now. It counts in the poller's budget, but does not wait for it. */
export async function refreshUsage(esimId: string): Promise<void> {
  if (!(await claimUsageQuestion(esimId))) return;
  await chargeCall();
  await askUsage(esimId);
}

/** Renews the usage figures on behalf of the poller, whose budget has paid for it. Null where it may not be asked now. */
export async function pollUsage(esimId: string): Promise<Planned | SupplierError | null> {
  return (await claimUsageQuestion(esimId)) ? askUsage(esimId) : null;
}

/** To be called by whoever claimed the question. What went wrong is kept, and returned. */
async function askUsage(esimId: string): Promise<Planned | SupplierError> {
  try {
    return await storeUsage(esimId, await ask(esimId, (seller, iccid) => seller.usage(iccid)));
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    await storeUsageProblem(esimId, error);
    return error;
  }
}

/** Renews the package history if the supplier may be asked now. */
export async function refreshHistory(esimId: OpenedEsimId): Promise<void> {
  if (!(await claimHistoryQuestion(esimId))) return;
  try {
    await storeHistory(esimId, await ask(esimId, (seller, iccid) => seller.history(iccid)));
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    await storeHistoryProblem(esimId, error);
  }
}

/** Package history of an eSIM, as fresh as the supplier allows; without packages before the first answer. */
export async function currentHistory(esimId: OpenedEsimId) {
  await patiently(refreshHistory(esimId));
  return storedHistory(esimId);
}

/**
 * The supplier's installation steps, read once per language and anew when they are old; null while it has none, so that
 * our own text stands in.
 */
export async function installGuide(esimId: OpenedEsimId, locale: string): Promise<InstallGuide | null> {
  const stored = await storedGuide(esimId, locale);
  if (stored && !(await claimGuideQuestion(esimId, locale))) return stored.guide;
  return (await patiently(readGuide(esimId, locale))) ?? stored?.guide ?? null;
}

async function readGuide(esimId: OpenedEsimId, locale: string): Promise<InstallGuide | null> {
  try {
    const instructions = await ask(esimId, (seller, iccid) => seller.instructions(iccid, locale));
    return await storeGuide(esimId, locale, instructions);
  } catch (error) {
    if (!(error instanceof SupplierError)) throw error;
    return null;
  }
}

/** Asks about an eSIM whoever delivered it. */
async function ask<T>(esimId: string, question: (seller: Supplier, iccid: string) => Promise<T>): Promise<T> {
  const { supplier, iccid } = await atSupplier(esimId);
  return question(supplierNamed(supplier), iccid);
}
