import { useTranslations } from "next-intl";
import { REFUND_WHYS, type RefundVerdict } from "@/lib/orders/refunds/model";
import { formatMoment } from "@/lib/reporting/format";
import { staffProblems } from "./staff-problems";

const PROBLEMS = [
  "unchecked",
  "changed",
  "not_found",
  "too_much",
  "whole_only",
  "bad_amount",
  "ambiguous_amount",
  "nothing_left",
  "not_failed",
  "not_open",
  "in_flight",
  "invalid",
] as const;

/** Reasons that need no time to be told. */
const SPOKEN = REFUND_WHYS.filter((why) => why !== "too_old" && why !== "unused");

/** The words of a refund verdict for staff. */
export function useVerdictText(): (verdict: Pick<RefundVerdict, "why" | "until">) => string {
  const t = useTranslations("admin.money.why");
  return ({ why, until }) => t(why, { until: until ? formatMoment(until) : "–" });
}

/** A sentence for each way in which moving money can be refused. */
export function useMoneyProblems(): Record<string, string> {
  const t = useTranslations("admin");
  const verdictText = useVerdictText();
  return {
    ...Object.fromEntries(SPOKEN.map((why) => [why, verdictText({ why, until: null })])),
    ...staffProblems(t),
    ...Object.fromEntries(PROBLEMS.map((code) => [code, t(`money.problems.${code}`)])),
  };
}
