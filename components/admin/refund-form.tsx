import { useTranslations } from "next-intl";
import { decimalText, formatMoney } from "@/lib/money/format";
import type { RefundableLine } from "@/lib/orders/refunds/model";
import { refundLine } from "@/lib/fulfilment/refunds/actions";
import { useMoneyProblems, useVerdictText } from "./money-words";
import { refundFields } from "./refund-fields";
import { StaffForm, type StaffField } from "./staff-form";
import { Unfold } from "./unfold";

type Props = { orderId: string; line: RefundableLine; /** What it bought. */ name: string; locale: string };

/** Sends the money of one line back: all of what was not delivered, any part of what was. */
export function RefundForm({ orderId, line: { id, verdict, given }, name, locale }: Props) {
  const t = useTranslations("admin");
  const verdictText = useVerdictText();
  const problems = useMoneyProblems();
  const { right, way, amount } = verdict;
  const isException = right === "exception";
  const printed = formatMoney(amount, locale);
  const part: StaffField = {
    kind: "text",
    name: "amount",
    label: t("money.amount", { currency: amount.currency }),
    hint: t("money.amountHint", { amount: printed }),
    value: decimalText(amount),
    decimal: true,
    required: true,
  };
  // Should the supplier not say whether it was started.
  const anyway: StaffField = {
    kind: "tick",
    name: "exception",
    label: t("money.anyway"),
    hint: t("money.anywayHint"),
  };
  const label = isException ? t("money.exception") : t("money.refund");
  return (
    <Unfold label={label} name={`${label}: ${name}`}>
      {verdict.isUnused && way === "return" && (
        <p className="mt-3 max-w-prose text-ink-soft">{t("money.unusedNote")}</p>
      )}
      <StaffForm
        action={refundLine}
        about={{
          order: orderId,
          line: id,
          seen: String(given.minor),
          ...(isException && { exception: "on" }),
        }}
        fields={[
          ...(way === "return" ? [part] : []),
          ...refundFields(t, { isException }),
          ...(right === "after_look" ? [anyway] : []),
        ]}
        submit={way === "return" ? t("money.submitPart") : t("money.submit", { amount: printed })}
        done={t("money.done")}
        problems={{ [verdict.why]: verdictText(verdict), ...problems }}
      />
    </Unfold>
  );
}
