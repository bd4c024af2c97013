import "server-only";
import { money, type Money } from "@/lib/money/model";
import { now } from "@/lib/platform/clock";
import { decrypt } from "@/lib/platform/crypto";
import { db, type Db } from "@/lib/platform/db";

/** What was found out earlier about the supplier's API; null if nothing was. */
export async function storedFinding(supplier: string, name: string): Promise<string | null> {
  const row = await db().supplierFinding.findUnique({ where: { supplier_name: { supplier, name } } });
  return row?.value ?? null;
}

/** Our account at the supplier as it was last read; null where it is not known, which is not zero. */
export async function knownBalance(
  supplier: string,
  tx: Db = db(),
): Promise<{ amount: Money; readAt: Date } | null> {
  const row = await tx.supplierBalance.findUnique({ where: { supplier } });
  if (row?.amountMinor == null || row.currency === null) return null;
  return { amount: money(Number(row.amountMinor), row.currency), readAt: row.readAt };
}

/** `sealed` is the ciphertext, which tells one token from every other. */
export type StoredToken = { readonly token: string; readonly sealed: string };
/** What all processes know of the token: null where there is none that can be used. */
export type TokenState = {
  readonly usable: StoredToken | null;
  readonly sealed: string | null;
  readonly isBeingRenewed: boolean;
  /** When tokens were asked for of late. */
  readonly requestedAt: readonly Date[];
};
export type Pause = { readonly scope: string; readonly since: Date; readonly until: Date };

type StateRow = {
  sealed: string | null;
  expiresAt: Date | null;
  isBeingRenewed: boolean | null;
  requestedAt: Date[] | null;
  scope: string | null;
  since: Date | null;
  until: Date | null;
};

/** Everything a call has to know before it may be sent, in one small read. Another account's token is none. */
export async function callState(
  supplier: string,
  scope: string,
  account: string,
): Promise<{ token: TokenState; pause: Pause | null }> {
  const [row] = await db().$queryRaw<StateRow[]>`
    SELECT t.token_cipher AS sealed, t.expires_at AS "expiresAt", t.renewal_ends > now() AS "isBeingRenewed",
           t.requested_at AS "requestedAt", p.scope, p.since, p.until
    FROM (VALUES (${supplier})) AS s (name)
    LEFT JOIN supplier_token t ON t.supplier = s.name
    LEFT JOIN supplier_pause p ON p.supplier = s.name AND p.scope = ${scope}`;
  const sealed = row?.sealed ?? null;
  const holds = row?.expiresAt != null && row.expiresAt > now();
  const token = sealed !== null && holds ? opened(sealed, tokenContext(supplier, account)) : null;
  return {
    token: {
      usable: sealed !== null && token !== null ? { token, sealed } : null,
      sealed,
      isBeingRenewed: row?.isBeingRenewed ?? false,
      requestedAt: row?.requestedAt ?? [],
    },
    pause:
      row?.scope && row.since && row.until ? { scope: row.scope, since: row.since, until: row.until } : null,
  };
}

/** What a token is encrypted for: its row, and the account that may use it. */
export function tokenContext(supplier: string, account: string): string {
  return `supplier_token:${supplier}:${account}`;
}

/** Null for what was encrypted with another key or for another account, which is as good as no token. */
function opened(sealed: string, context: string): string | null {
  try {
    return decrypt(sealed, context);
  } catch {
    return null;
  }
}
