import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatMoney } from "@/lib/money/format";
import type { AuditRow, LedgerStep, StaffOrder } from "@/lib/reporting/model/order";
import { ActText } from "./act-text";
import { Moment } from "./moment";
import { factText } from "./reason-text";

const MONEY_FACTS = new Set(["amount", "total", "discount", "charged", "quoted"]);
type Entry = {
  id: string;
  at: Date;
  actor: string;
  what: ReactNode;
  facts: readonly (readonly [string, string])[];
};

/** Everything that happened to an order, its own steps and what staff did, oldest first. */
export function OrderLedger({ order, locale }: { order: StaffOrder; locale: string }) {
  const t = useTranslations("admin");
  const fromStep = (step: LedgerStep): Entry => ({
    id: step.id,
    at: step.at,
    actor: t(`actors.${step.actor ?? "other"}`),
    what: step.type ? t(`events.${step.type}`) : step.rawType,
    facts: step.facts,
  });
  const fromAct = (act: AuditRow): Entry => ({
    id: act.id,
    at: act.at,
    actor: t("actors.staff"),
    what: <ActText action={act.action} />,
    facts: [
      ...(act.actor ? [["by", act.actor] as const] : []),
      ...(act.outcome === "done" ? [] : [["outcome", act.outcome] as const]),
    ],
  });
  const entries = [...order.steps.map(fromStep), ...order.acts.map(fromAct)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  const said = ([name, value]: readonly [string, string]) => {
    const minor = Number(value);
    const isMoney = MONEY_FACTS.has(name) && Number.isSafeInteger(minor);
    return factText(t, [
      name,
      isMoney ? formatMoney({ minor, currency: order.total.currency }, locale) : value,
    ]);
  };
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-sheet text-small">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[8.5rem_5rem_minmax(0,1fr)]"
        >
          <span className="text-ink-soft">
            <Moment at={entry.at} />
          </span>
          <span className="min-w-0 break-words">
            <Badge>{entry.actor}</Badge>
          </span>
          <span className="min-w-0">
            {entry.what}
            {entry.facts.length > 0 && (
              <span className="block text-label break-words text-ink-soft">
                {entry.facts
                  .filter(([name, value]) => name !== "currency" && value !== "null")
                  .map(said)
                  .join(" · ")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
