import type { UsageView } from "../model";

/** What a shared link opens: see `EsimShare`. */
export const SHARE_KINDS = ["INSTALL", "TRAVELLER", "TOP_UP"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** Those by which an eSIM is installed and watched. */
export const INSTALL_KINDS = ["INSTALL", "TRAVELLER"] as const satisfies readonly ShareKind[];

export function opensInstall(kind: ShareKind): boolean {
  return INSTALL_KINDS.some((one) => one === kind);
}

/** Characters of the code that is told apart. With 30 of them to choose from, all tries together find one in 36 million. */
export const SHARE_CODE_LENGTH = 6;
/** After so many wrong codes the link rests. */
export const TRIES_BEFORE_REST = 5;
export const REST_MINUTES = 15;
/** After so many it is dead, for whoever knows its code too. */
export const MOST_WRONG_CODES = 20;

/** For how long a link may be made, in days. */
export const SHARE_DAYS = [7, 30, 90] as const;
/** A traveller's link holds until the trip is over, whenever that is. */
export const TRAVELLER_DAYS = 365;
/** Links of one eSIM that are open at the same time. */
export const MOST_SHARES = 10;

const REST_MS = REST_MINUTES * 60_000;

type Life = { readonly endedAt: Date | null; readonly expiresAt: Date };

/** Whether a link can be opened, or what it opened still be seen. */
export function isLive({ endedAt, expiresAt }: Life, now: Date): boolean {
  return endedAt === null && expiresAt > now;
}

/** Until when no code is taken; null where one may be tried. A rest longer than any was counted by a clock that was set back. */
export function restingUntil(restsUntil: Date | null, now: Date): Date | null {
  const left = (restsUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 && left <= REST_MS ? restsUntil : null;
}

/** What one more wrong code does to a link. */
export function afterWrongCode(
  wrongCodes: number,
  now: Date,
): { readonly wrongCodes: number; readonly restsUntil: Date | null; readonly isOver: boolean } {
  const count = wrongCodes + 1;
  const rests = count % TRIES_BEFORE_REST === 0;
  return {
    wrongCodes: count,
    restsUntil: rests ? new Date(now.getTime() + REST_MS) : null,
    isOver: count >= MOST_WRONG_CODES,
  };
}

/** How many wrong codes a link still takes before it rests. */
export function triesLeft(wrongCodes: number): number {
  return TRIES_BEFORE_REST - (wrongCodes % TRIES_BEFORE_REST);
}

/** A link as its owner sees it. */
export type ShareState = "unopened" | "opened" | "resting" | "expired" | "revoked" | "replaced" | "guessed";

const ENDS = { REVOKED: "revoked", REPLACED: "replaced", GUESSED: "guessed" } as const;

export function shareState(
  share: Life & {
    readonly end: keyof typeof ENDS | null;
    readonly openedAt: Date | null;
    readonly restsUntil: Date | null;
  },
  now: Date,
): ShareState {
  if (share.end !== null) return ENDS[share.end];
  if (!isLive(share, now)) return "expired";
  if (restingUntil(share.restsUntil, now)) return "resting";
  return share.openedAt ? "opened" : "unopened";
}

/** A code as it is compared, however it was typed: `k7p 2qx` is `K7P2QX`. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** A code as it is shown and read out: `K7P 2QX`. */
export function shownCode(code: string): string {
  return `${code.slice(0, SHARE_CODE_LENGTH / 2)} ${code.slice(SHARE_CODE_LENGTH / 2)}`;
}

/** A link as its owner is told of it. */
export type ShareView = {
  readonly id: string;
  readonly kind: ShareKind;
  readonly label: string | null;
  readonly state: ShareState;
  readonly openedAt: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
};

/** An eSIM of a group as its organiser sees it: never its codes. */
export type Handed = {
  readonly id: string;
  readonly name: string | null;
  readonly isReturned: boolean;
  readonly usage: UsageView | null;
  /** The traveller's link that is open or was the last one; null where none was made. */
  readonly share: ShareView | null;
};
