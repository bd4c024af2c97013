import type { useTranslations } from "next-intl";
import type { Column } from "@/components/ui/table";
import { CALL_OUTCOMES } from "@/lib/reporting/model/choices";
import type { StaffCall } from "@/lib/reporting/model/order";
import { CallAnswer } from "./call-answer";
import { CodeText } from "./code-text";
import { Moment } from "./moment";
import { State } from "./state";

/** The columns of the log of supplier answers. */
export function callColumns(t: ReturnType<typeof useTranslations<"admin">>): Column<StaffCall>[] {
  const outcomeOf = (call: StaffCall) => CALL_OUTCOMES.find((known) => known === call.outcome);
  const outcomeText = (call: StaffCall) => {
    const outcome = outcomeOf(call);
    return outcome ? t(`state.call.${outcome}`) : call.outcome;
  };
  return [
    { key: "time", header: t("columns.time"), cell: (call) => <Moment at={call.at} /> },
    {
      key: "operation",
      header: t("columns.operation"),
      cell: (call) => <CodeText>{call.operation}</CodeText>,
    },
    {
      key: "outcome",
      header: t("columns.outcome"),
      cell: (call) => {
        const outcome = outcomeOf(call);
        return outcome ? <State of="call" value={outcome} /> : call.outcome;
      },
    },
    { key: "http", header: t("columns.http"), cell: (call) => call.status ?? "–", numeric: true },
    {
      key: "duration",
      header: t("columns.duration"),
      cell: (call) => t("order.milliseconds", { count: call.durationMs }),
      numeric: true,
    },
    {
      key: "reference",
      header: t("columns.reference"),
      cell: (call) => <CodeText>{call.reference}</CodeText>,
    },
    {
      key: "answer",
      header: t("columns.answer"),
      cell: (call) => (
        <CallAnswer
          label={t("order.callSummary", { operation: call.operation, outcome: outcomeText(call) })}
          answer={call.answer}
        />
      ),
      className: "align-top py-2",
    },
  ];
}
