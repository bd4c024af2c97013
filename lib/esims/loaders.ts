import "server-only";
import { notFound } from "next/navigation";
import { currentViewer } from "@/lib/auth/gates";
import { orderLink } from "@/lib/auth/links";
import type { Viewer } from "@/lib/auth/model";
import { termsOf } from "@/lib/catalog/terms/data";
import { fromNow, now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { esimsBeside, esimSummary, installSecrets, isReturned, orderGrant, ownedEsim } from "./data";
import { LOOK_BACK_MS, outlookOf } from "./forecast/model/outlook";
import { lastHandover } from "./handover/data";
import {
  activationParts,
  androidInstallLink,
  appleInstallLink,
  type InstallableEsimId,
  type OwnedEsimId,
} from "./model";
import { samplesOf } from "./samples/data";
import { placeSchema } from "./schema";
import { currentHistory, currentUsage, installGuide } from "./service";
import { installableEsim } from "./sharing/data";
import { zonesAt } from "./zones/model";

/** The eSIM a page is about, if the viewer may see it; any other is a page that does not exist. */
async function mine(id: string): Promise<OwnedEsimId> {
  const owned = await ownedEsim(await currentViewer(), id);
  if (!owned) notFound();
  return owned;
}

/** The gate of a page that shows a skeleton while the supplier is asked: passed before anything is sent, or never. */
export async function requireEsim(id: string): Promise<void> {
  await mine(id);
}

const CHART_POINTS = 240;
const FORECAST_POINTS = 400;

/**
 * One eSIM with its usage and package history, as fresh as the supplier's limits allow, what was noted of its usage, what
 * that foretells, what the catalogue says of its package, and which clocks it lives by.
 */
export async function loadEsim(id: string) {
  const owned = await mine(id);
  const [summary, usage, history] = await Promise.all([
    esimSummary(owned),
    currentUsage(owned),
    currentHistory(owned),
  ]);
  // Not before the answer of now is one of them.
  const [samples, recent, terms] = await Promise.all([
    samplesOf(owned, { most: CHART_POINTS }),
    samplesOf(owned, { most: FORECAST_POINTS, since: fromNow(-LOOK_BACK_MS) }),
    termsOf(summary.packageId),
  ]);
  const expiresAt = usage?.expiresAt ? new Date(usage.expiresAt) : null;
  const outlook = outlookOf(recent, { now: now(), expiresAt, unlimited: usage?.unlimited ?? null });
  const zones = clocksOf(summary, { terms, expiresAt });
  return { ...summary, usage, history, samples, outlook, terms, zones };
}

/** Which clocks an eSIM lives by at the moment it ends. */
export function clocksOf(
  { snapshot }: { snapshot: unknown },
  { terms, expiresAt }: { terms: Awaited<ReturnType<typeof termsOf>>; expiresAt: Date | null },
): readonly string[] {
  const { countryCode } = placeSchema.parse(snapshot).destination;
  return zonesAt(countryCode ? [countryCode] : (terms?.countryCodes ?? []), expiresAt ?? now());
}

/**
 * The eSIM whose codes a page shows. Null once its money went back (whoever has the price has no code), and for an owner
 * whose traveller has the code.
 */
async function installable(viewer: Viewer, id: string): Promise<InstallableEsimId | null> {
  const proof = await installableEsim(viewer, id);
  if (!proof.ok && proof.code === "not_found") notFound();
  return !proof.ok || (await isReturned(proof.data)) ? null : proof.data;
}

/**
 * Everything needed to install an eSIM; null where nobody may see it here. Secret: only ever rendered into the page of its
 * owner, or of whoever it was shared with.
 */
export async function loadInstall(id: string, locale: string) {
  const viewer = await currentViewer();
  const esimId = await installable(viewer, id);
  if (!esimId) return null;
  const [codes, guide, grant, handover] = await Promise.all([
    codesOf(esimId),
    installGuide(esimId, locale),
    orderGrant(viewer, esimId),
    lastHandover(esimId),
  ]);
  const beside = await esimsBeside(viewer, codes.orderId);
  const index = beside.indexOf(esimId);
  return {
    ...codes,
    guide,
    handover,
    /** Which of how many of the same order it is, and what can be installed after it; of none where it was shared. */
    place: { index: index + 1, count: beside.length, next: (index >= 0 && beside[index + 1]) || null },
    /** What is typed into another screen to show the QR code there; leads to the language of that screen. */
    showAddress: `${new URL(env().APP_URL).host}/show`,
    /** Opens this page in another browser, where nobody is signed in. Secret too. */
    anywhereLink: grant && orderLink(grant, locale, { to: "install", esimId }),
  };
}

/** The same for a sheet of paper, or to be kept: what fits on it, and nothing that needs the internet. */
export async function loadSheet(id: string) {
  const esimId = await installable(await currentViewer(), id);
  return esimId && codesOf(esimId);
}

/** Nobody has installed what was delivered a moment ago. */
const FIRST_LOOK_MS = 2 * 60_000;

/**
 * Codes, links and usage of an eSIM, as fresh as the supplier's limits allow. Right after the delivery it is not asked: what
 * it would say is known, and it may be asked the next time only long after the eSIM was installed.
 */
async function codesOf(esimId: InstallableEsimId) {
  const [summary, secrets] = await Promise.all([esimSummary(esimId), installSecrets(esimId)]);
  const isNew = !summary.usage?.measuredAt && summary.createdAt > fromNow(-FIRST_LOOK_MS);
  const usage = isNew ? summary.usage : await currentUsage(esimId);
  const { activationCode, confirmationCode, apn } = secrets;
  return {
    ...summary,
    usage,
    activationCode,
    confirmationCode,
    apn,
    ...activationParts(activationCode),
    appleLink: appleInstallLink(activationCode),
    androidLink: androidInstallLink(activationCode),
  };
}
