import "server-only";
import { db, type Db } from "@/lib/platform/db";
import { present } from "@/lib/platform/errors";
import type { PricingRule } from "./model";

/** The rule that prices whatever no other rule covers. */
export async function defaultRule(tx: Db = db()): Promise<PricingRule> {
  const rule = await tx.pricingRule.findFirst({
    where: { isDefault: true },
    select: { marginBps: true, roundingStep: true, roundingEnding: true },
  });
  return present(rule, "the default pricing rule");
}
