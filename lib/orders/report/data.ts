import "server-only";
import { createHash } from "node:crypto";
import { coverageOfPackage } from "@/lib/catalog/data";
import { esimSummary, storedHistory } from "@/lib/esims/data";
import { statusChanges } from "@/lib/esims/doctor/data";
import { actionFor, type Answers, diagnose } from "@/lib/esims/doctor/model";
import { factsOf } from "@/lib/esims/doctor/schema";
import type { OwnedEsimId } from "@/lib/esims/model";
import { esimTrip } from "@/lib/esims/trip/data";
import { now } from "@/lib/platform/clock";
import { redactText } from "@/lib/platform/log";
import { packageTitle } from "../format";
import { snapshotSchema } from "../schema";
import { type Lines, reportPart, type ReportPart, reportText } from "./model";

/** What is asked of a browser only to be shown and sent back to its reader. */
type Asking = { readonly answers: Answers; readonly device: string | null; readonly locale: string };

export type Report = {
  readonly order: { readonly id: string; readonly number: string };
  readonly parts: readonly ReportPart[];
  /** Names exactly this report: another one was not read by whoever sends it. */
  readonly digest: string;
  readonly isAboutInstalling: boolean;
};

/**
 * Everything that helps with an eSIM and that its owner may hand on: no activation code, no address, no link, of the ICCID
 * its last four digits. From what is stored alone, so that what was read a minute ago is what is sent.
 */
export async function esimReport(owned: OwnedEsimId, { answers, device, locale }: Asking): Promise<Report> {
  const [esim, history, states, { trip }] = await Promise.all([
    esimSummary(owned),
    storedHistory(owned),
    statusChanges(owned),
    esimTrip(owned),
  ]);
  const sold = esim.packageId === null ? null : await coverageOfPackage(esim.packageId);
  const bought = snapshotSchema.parse(esim.snapshot);
  const packages = history?.packages ?? [];
  const facts = factsOf(
    { ...esim, history: packages },
    { ...bought, roaming: sold?.roaming ?? null, isOwner: true },
    now(),
  );
  const found = diagnose(facts, answers);
  const lines: readonly (ReportPart | null)[] = [
    reportPart("order", [
      ["number", esim.orderNumber],
      ["package", packageTitle(bought, "en")],
      ["operator", bought.operator],
      ["days begin at", bought.activationPolicy],
      ["can be topped up", bought.rechargeable ? "yes" : "no"],
    ]),
    reportPart("esim", esimLines(esim)),
    part("packages", packages.map(packageLine)),
    part(
      "states",
      states.map(({ at, status }) => [at.toISOString(), status]),
    ),
    part("answers", [
      ...found.answered.map(({ question, answer }) => [question, answer] as const),
      ...(found.cause
        ? ([
            ["cause", found.cause],
            ["advised", actionFor(found.cause, facts)],
          ] as const)
        : []),
    ]),
    part(
      "device",
      device
        ? [
            ["browser", redactText(device)],
            ["language", locale],
          ]
        : [],
    ),
    part(
      "trip",
      trip
        ? [
            ["first day", trip.startsOn],
            ["last day", trip.endsOn],
          ]
        : [],
    ),
  ];
  const parts = lines.filter((each) => each !== null);
  return {
    order: { id: esim.orderId, number: esim.orderNumber },
    parts,
    digest: createHash("sha256").update(reportText(parts)).digest("base64url"),
    isAboutInstalling: found.answered.some(({ answer }) => answer === "no" || answer === "refused"),
  };
}

function part(name: ReportPart["name"], lines: Lines): ReportPart | null {
  return lines.length > 0 ? reportPart(name, lines) : null;
}

function esimLines({
  last4,
  createdAt,
  apn,
  isReturned,
  usage,
}: Awaited<ReturnType<typeof esimSummary>>): Lines {
  const left = usage?.unlimited ? "unlimited" : (usage?.data?.remaining ?? null);
  return [
    ["iccid ends in", last4],
    ["delivered at", createdAt],
    ["given back", isReturned ? "yes" : "no"],
    ["state", usage?.status ?? null],
    ["data left in MB", left],
    ["data in all in MB", usage?.data?.total ?? null],
    ["ends at", usage?.expiresAt ?? null],
    ["figures as of", usage?.measuredAt ?? null],
    ["last question", usage?.problem ?? (usage?.measuredAt ? "answered" : "not asked yet")],
    ["access point", apn.type === "manual" ? apn.value : "automatic"],
  ];
}

type Package = NonNullable<Awaited<ReturnType<typeof storedHistory>>>["packages"][number];

function packageLine({ type, title, ...each }: Package): readonly [string, string] {
  const known = (value: string | number | null) => value ?? "not known";
  const facts = [
    redactText(title),
    each.status,
    `left in MB ${known(each.unlimited ? "unlimited" : each.remainingMb)}`,
    `begun ${known(each.activatedAt)}`,
    `ends ${known(each.expiresAt)}`,
    `used up ${known(each.finishedAt)}`,
  ];
  return [type, facts.join("; ")];
}
