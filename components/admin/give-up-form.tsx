import { useTranslations } from "next-intl";
import { giveUpLine } from "@/lib/fulfilment/refunds/actions";
import type { StaffLine } from "@/lib/reporting/model/order";
import { useMoneyProblems } from "./money-words";
import { StaffForm } from "./staff-form";
import { Unfold } from "./unfold";

/** Ends the asking after a line whose outcome stays open; only a person who looked at the supplier may. */
export function GiveUpForm({ orderId, line }: { orderId: string; line: StaffLine }) {
  const t = useTranslations("admin.money");
  const problems = useMoneyProblems();
  const open = line.attempts.find((attempt) => attempt.outcome === null);
  if (!open || line.status !== "OUTCOME_UNKNOWN") return <p className="text-ink-soft">{t("inFlight")}</p>;
  return (
    <Unfold label={t("giveUp")}>
      <p className="mt-3 max-w-prose text-ink-soft">{t("giveUpText", { reference: open.reference })}</p>
      <StaffForm
        action={giveUpLine}
        about={{ order: orderId, line: line.id }}
        fields={[
          { kind: "tick", name: "looked", label: t("looked"), required: true },
          { kind: "text", name: "note", label: t("note"), required: true },
        ]}
        submit={t("giveUp")}
        done={t("giveUpDone")}
        problems={problems}
      />
    </Unfold>
  );
}
