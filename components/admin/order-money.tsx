import { useTranslations } from "next-intl";
import { add, money } from "@/lib/money/model";
import { formatMoney } from "@/lib/money/format";
import { packageTitle } from "@/lib/orders/format";
import type { RefundableLine } from "@/lib/orders/refunds/model";
import { refundOrder } from "@/lib/fulfilment/refunds/actions";
import type { StaffOrder } from "@/lib/reporting/model/order";
import { FailedRefunds } from "./failed-refunds";
import { GiveUpForm } from "./give-up-form";
import { RefundForm } from "./refund-form";
import { useMoneyProblems, useVerdictText } from "./money-words";
import { refundFields } from "./refund-fields";
import { StaffForm } from "./staff-form";
import { Unfold } from "./unfold";

type Props = { order: StaffOrder; lines: readonly RefundableLine[]; locale: string };

/** What can be sent back of each line and of the whole order: the verdict that the buyer reads too, and the way to do it. */
export function OrderMoney({ order, lines, locale }: Props) {
  const t = useTranslations("admin");
  const verdictText = useVerdictText();
  const print = (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, locale);
  const open = lines.filter(({ verdict }) => verdict.right !== "nobody");
  const none = money(0, order.total.currency);
  const sum = add(none, ...open.map(({ verdict }) => verdict.amount));
  const seen = add(none, ...lines.map(({ given }) => given));
  const isException = open.some(
    ({ verdict }) => verdict.right === "exception" || verdict.right === "after_look",
  );
  const problems = useMoneyProblems();
  return (
    <div className="divide-y divide-line rounded-md border border-line bg-sheet text-small">
      {order.lines.map((line) => {
        const refundable = lines.find(({ id }) => id === line.id);
        if (!refundable) return null;
        const { verdict, given, total } = refundable;
        const name = packageTitle(line.snapshot, locale);
        return (
          <div key={line.id} className="grid gap-1.5 px-3 py-3">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">
                {line.quantity > 1 && `${line.quantity} × `}
                {name}
              </span>
              <span className="text-ink-soft">
                {verdict.amount.minor > 0
                  ? t("money.left", { left: print(verdict.amount), total: print(total) })
                  : given.minor > 0
                    ? t("money.gone", { given: print(given), total: print(total) })
                    : t("money.nothing", { total: print(total) })}
              </span>
            </p>
            <p className="max-w-prose text-ink-soft">{verdictText(verdict)}</p>
            {verdict.right !== "nobody" && (
              <RefundForm orderId={order.id} line={refundable} name={name} locale={locale} />
            )}
            {verdict.why === "asking" && <GiveUpForm orderId={order.id} line={line} />}
          </div>
        );
      })}
      <FailedRefunds order={order} locale={locale} />
      {open.length > 1 && (
        <div className="px-3 py-3">
          <Unfold label={t("money.refundAll")}>
            <p className="mt-3 max-w-prose text-ink-soft">
              {t("money.refundAllHint", { amount: print(sum) })}
            </p>
            <StaffForm
              action={refundOrder}
              about={{
                order: order.id,
                seen: String(seen.minor),
                ...(isException && { exception: "on" }),
              }}
              fields={refundFields(t, { isException })}
              submit={t("money.submit", { amount: print(sum) })}
              done={t("money.done")}
              problems={{
                ...problems,
                ...Object.fromEntries(open.map(({ verdict }) => [verdict.why, verdictText(verdict)])),
              }}
            />
          </Unfold>
        </div>
      )}
    </div>
  );
}
