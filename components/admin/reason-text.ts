import type { useTranslations } from "next-intl";
import { CLAIM_STATES } from "@/lib/fulfilment/claims/model";
import { REASONS } from "@/lib/reporting/model/reasons";

type Words = ReturnType<typeof useTranslations<"admin">>;
type Fact = readonly [name: string, value: string];

/** A reason in words; one that nobody has words for as it stands in the books. */
export function reasonText(t: Words, reason: string): string {
  const known = REASONS.find((name) => name === reason);
  return known ? t(`reasons.${known}`) : reason;
}

/** What the ledger and the audit log write down beside a step. */
const FACTS = [
  "amount",
  "attempt",
  "by",
  "charged",
  "code",
  "discount",
  "dispute",
  "exception",
  "from",
  "line",
  "links",
  "note",
  "outcome",
  "promo",
  "quoted",
  "reason",
  "reference",
  "refund",
  "revoke",
  "supplierOrder",
  "supplierOrders",
  "to",
  "total",
  "warning",
] as const;

/** Values that are words rather than numbers, ids or what somebody typed. */
const VALUES = ["all", "false", "kept", "revoked", "true"] as const;
const WORDED: readonly string[] = ["amount", "exception", "links", "revoke"];

const OUTCOMES = ["done", "failed", "refused"] as const;

/** A fact of the ledger or of the audit log; one that nobody has words for as it stands there. */
export function factText(t: Words, [name, value]: Fact): string {
  const known = FACTS.find((fact) => fact === name);
  return t("facts.said", { name: known ? t(`facts.${known}`) : name, value: valueText(t, [name, value]) });
}

function valueText(t: Words, [name, value]: Fact): string {
  if (name === "reason") return reasonText(t, value);
  const state = CLAIM_STATES.find((claim) => claim === value);
  if (state && (name === "from" || name === "to")) return t(`state.claim.${state}`);
  const outcome = OUTCOMES.find((act) => act === value);
  if (outcome && name === "outcome") return t(`state.act.${outcome}`);
  const word = VALUES.find((said) => said === value);
  return word && WORDED.includes(name) ? t(`facts.values.${word}`) : value;
}
