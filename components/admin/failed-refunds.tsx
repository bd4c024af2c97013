import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import { markPaidByHand, retryRefund } from "@/lib/fulfilment/refunds/actions";
import type { StaffOrder } from "@/lib/reporting/model/order";
import { ActionButton } from "./action-button";
import { useMoneyProblems } from "./money-words";
import { reasonText } from "./reason-text";
import { StaffForm } from "./staff-form";
import { Unfold } from "./unfold";

/** Refunds that Stripe gave up: tried again, or said to be paid in another way. */
export function FailedRefunds({ order, locale }: { order: StaffOrder; locale: string }) {
  const admin = useTranslations("admin");
  const t = useTranslations("admin.money");
  const problems = useMoneyProblems();
  const failed = order.payments.flatMap(({ refunds }) => refunds.filter(({ status }) => status === "FAILED"));
  return failed.map(({ id, amount, lastError }) => {
    const printed = formatMoney(amount, locale);
    const about = { order: order.id, refund: id };
    return (
      <div key={id} className="grid justify-items-start gap-2 px-3 py-3">
        <p className="font-medium text-bad">
          {t("failedRefund", {
            amount: printed,
            error: lastError ? reasonText(admin, lastError) : t("noReason"),
          })}
        </p>
        <ActionButton
          action={retryRefund}
          label={t("retry", { amount: printed })}
          done={t("retryDone")}
          problems={problems}
          fields={about}
        />
        <Unfold label={t("byHand")}>
          <StaffForm
            action={markPaidByHand}
            about={about}
            fields={[{ kind: "text", name: "note", label: t("byHandNote"), required: true }]}
            submit={t("byHand")}
            done={t("byHandDone")}
            problems={problems}
          />
        </Unfold>
      </div>
    );
  });
}
