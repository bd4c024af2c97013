import type { UsageStatus } from "@/lib/suppliers/contract/esims";

declare const right: unique symbol;
type EsimIdWith<Rights> = string & { readonly [right]: Rights };
type Payable = { readonly pay: true };
type Opened = Payable & { readonly open: true };

/**
 * The id of an eSIM, by what its viewer was proven to be let. Each right is minted by its own gate, and what a function
 * asks for it says by its parameter: who may pay for an eSIM cannot read its usage, who reads it cannot rename it.
 */
export type PayableEsimId = EsimIdWith<Payable>;
/** Usage and history may be seen, and help be had: by its owner, or by whoever it was shared with. */
export type OpenedEsimId = EsimIdWith<Opened>;
/** The codes may be seen: `sharing/data.installableEsim`. Its owner may not once a traveller has them. */
export type InstallableEsimId = EsimIdWith<Opened & { readonly install: true }>;
/** Everything else is its owner's alone; minted only by `data.ownedEsim`. */
export type OwnedEsimId = EsimIdWith<Opened & { readonly own: true }>;

export type Meter = { readonly remaining: number; readonly total: number } | null;

/** Usage as people see it. Data in MB, voice in minutes. Nulls are "not known". All times ISO 8601 UTC. */
export type UsageView = {
  readonly status: UsageStatus;
  readonly unlimited: boolean | null;
  readonly data: Meter;
  readonly voice: Meter;
  readonly texts: Meter;
  readonly expiresAt: string | null;
  /** When the supplier gave these figures; null before the first answer. */
  readonly measuredAt: string | null;
  /** When we may ask again. */
  readonly nextAskAt: string;
  /** Why the last question got no answer; the figures above are then older than they could be. */
  readonly problem: UsageProblem | null;
};
export type UsageProblem = "throttled" | "unavailable" | "not_found";

/** The least time between two questions about one eSIM: the supplier's own cache and limit. */
export const USAGE_MINUTES = 20;
export const HISTORY_MINUTES = 15;

/** After so many days the supplier's installation steps are read anew; until that works the old ones stay. */
export const GUIDE_DAYS = 7;
/** How long nobody asks for them again after an attempt to. */
export const GUIDE_RETRY_MINUTES = 15;

/** The parts of an activation code `LPA:1$host$matching-id…` that people type by hand. */
export function activationParts(activationCode: string): { smdp: string; matchingId: string } {
  const [, smdp = "", matchingId = ""] = activationCode.split("$");
  return { smdp, matchingId };
}

const FOURS = /.{1,4}/gu;

/**
 * A code in the pieces that people read and type it by: between its dashes, or else in fours. Together they are the code
 * again, without a gap. Addresses stay whole: they are read as they are, and a gap would be typed.
 */
export function codeGroups(code: string): readonly string[] {
  if (/[.$]/.test(code)) return [code];
  return code.includes("-") ? code.split(/(?<=-)/) : (code.match(FOURS) ?? []);
}

/** One-tap installation on iPhones from iOS 17.4; has to be opened in the system's browser. */
export function appleInstallLink(activationCode: string): string {
  return `https://esimsetup.apple.com/esim_qrcode_provisioning?carddata=${encodeURIComponent(activationCode)}`;
}

/** One-tap installation on Android from 10; not every phone follows it, so the QR always stays beside it. */
export function androidInstallLink(activationCode: string): string {
  return `https://esimsetup.android.com/esim_qrcode_provisioning?carddata=${encodeURIComponent(activationCode)}`;
}

export const GROUPS = ["current", "waiting", "ended"] as const;
export type Group = (typeof GROUPS)[number];

/** Which of three groups an eSIM stands in: running, still to be started, or over. */
export function groupOf(status: UsageStatus): Group {
  if (status === "FINISHED" || status === "EXPIRED" || status === "RECYCLED") return "ended";
  return status === "ACTIVE" ? "current" : "waiting";
}

type Standing = Pick<UsageView, "status" | "expiresAt"> | null;

/** The status at a moment (ms): one whose time has run out since it was last asked after is over, whether that was said or not. */
export function statusAt(usage: Standing, time: number): UsageStatus {
  if (!usage) return "UNKNOWN";
  const { status, expiresAt } = usage;
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= time;
  return isOver && (status === "ACTIVE" || status === "UNKNOWN") ? "EXPIRED" : status;
}

/** The group at a moment (ms). Of a status that nobody knows, an end says that it has begun. */
export function groupAt(usage: Standing, time: number): Group {
  const status = statusAt(usage, time);
  return status === "UNKNOWN" && usage?.expiresAt ? "current" : groupOf(status);
}

/** Share of an allowance that is left, 0 to 1; null where it is not known. Figures that do not add up stay within. */
export function shareLeft(meter: Meter): number | null {
  return meter && meter.total > 0 ? Math.min(1, Math.max(0, meter.remaining / meter.total)) : null;
}

/** What is wrong with a figure as the supplier gave it: less than nothing, or more than there ever was; null where it is sound. */
export function oddity(meter: Meter): "overdrawn" | "surplus" | null {
  if (!meter) return null;
  if (meter.remaining < 0) return "overdrawn";
  return meter.remaining > meter.total ? "surplus" : null;
}

/** Below this share it is time to think of more. */
export const LOW_SHARE = 0.2;

/** The one thing to do next with an eSIM. */
export type Step = "install" | "topup" | "buy" | "nothing";

export function nextStep(esim: {
  readonly group: Group;
  readonly status: UsageStatus;
  readonly isReturned: boolean;
  readonly rechargeable: boolean;
}): Step {
  if (esim.isReturned) return "buy";
  if (esim.group === "waiting") return "install";
  if (esim.rechargeable && esim.status !== "RECYCLED") return "topup";
  return esim.group === "ended" ? "buy" : "nothing";
}
