import type { Collection } from "../../kernel/store.ts";
import type { Supplier } from "../supplier.ts";
import { sendMail } from "./mail.ts";
import { CREDIT_LEVELS, type OptIn } from "./opt-ins.ts";
import { creditLimitPayload } from "./payloads.ts";

/** The balance after the last deposit, and the levels that were passed since. */
type Credit = { baseCents: number; passed: number[] };

/** Tells once per deposit when so many percent of it are used. */
export function watchCredit(supplier: Supplier): void {
  const credits: Collection<Credit> = supplier.world.store.collection("supplier.credit-levels");
  supplier.account.onMove(({ kind, amountCents, balanceCents }) => {
    if (kind === "deposit") {
      credits.put("credit", { baseCents: balanceCents, passed: [] });
      return;
    }
    const credit = credits.get("credit") ?? { baseCents: balanceCents - amountCents, passed: [] };
    const news = CREDIT_LEVELS.filter(
      (level) => !credit.passed.includes(level) && balanceCents * 100 <= credit.baseCents * (100 - level),
    );
    credits.put("credit", { ...credit, passed: [...credit.passed, ...news] });
    for (const level of news) tell(supplier, level, balanceCents);
  });
}

function tell(supplier: Supplier, level: number, balanceCents: number): void {
  const wants = (optIn: OptIn | undefined): optIn is OptIn => optIn?.levels?.includes(level) ?? false;
  const payload = creditLimitPayload(level, balanceCents);
  const byWebhook = supplier.optIns.get("webhook_credit_limit");
  if (wants(byWebhook))
    supplier.webhooks.send({ eventType: "credit_limit", url: byWebhook.contactPoint, payload });
  const byMail = supplier.optIns.get("email_credit_limit");
  if (wants(byMail)) sendMail(supplier, byMail, payload);
}
