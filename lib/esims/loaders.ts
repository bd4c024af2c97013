import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer, requireCustomer } from "@/lib/auth/gates";
import { esimsOf, esimSummary, installSecrets, isReturned, ownedEsim } from "./data";
import { activationParts, androidInstallLink, appleInstallLink, type OwnedEsimId } from "./model";
import { currentHistory, currentUsage, installGuide } from "./service";

/** The eSIM a page is about, if the viewer may see it; any other is a page that does not exist. Asked once per request. */
const mine = cache(async (id: string): Promise<OwnedEsimId> => {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  return owned;
});

/** The gate of a page that shows a skeleton while the supplier is asked: passed before anything is sent, or never. */
export async function requireEsim(id: string): Promise<void> {
  await mine(id);
}

/** All eSIMs of the signed-in customer. */
export async function loadMyEsims(locale: string) {
  await requireCustomer(locale, `/${locale}/esims`);
  return { esims: await esimsOf(await currentViewer()) };
}

/** One eSIM with its usage and package history, as fresh as the supplier's limits allow. */
export async function loadEsim(id: string) {
  const owned = await mine(id);
  const [summary, usage, history] = await Promise.all([
    esimSummary(owned),
    currentUsage(owned),
    currentHistory(owned),
  ]);
  return { ...summary, usage, history };
}

/**
 * Everything needed to install an eSIM. Secret: only ever rendered into the owner's own page. Null once its money went
 * back: whoever has the price has no code.
 */
export async function loadInstall(id: string, locale: string) {
  const owned = await mine(id);
  if (await isReturned(owned)) return null;
  const [summary, secrets, guide] = await Promise.all([
    esimSummary(owned),
    installSecrets(owned),
    installGuide(owned, locale),
  ]);
  const { activationCode, confirmationCode, apn } = secrets;
  return {
    ...summary,
    activationCode,
    confirmationCode,
    apn,
    ...activationParts(activationCode),
    appleLink: appleInstallLink(activationCode),
    androidLink: androidInstallLink(activationCode),
    guide,
  };
}
