import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import { listText } from "@/lib/platform/i18n/list-text";
import type { ComparisonRow } from "@/lib/reporting/model/reconciliation";

/** What a comparison of the books found, in words. */
export function ComparisonText({ run, locale }: { run: ComparisonRow; locale: string }) {
  const t = useTranslations("admin.reconciliation");
  const counts = [
    t("orders", { count: run.supplierOrders }),
    run.attached > 0 && t("attached", { count: run.attached }),
    run.foreignOrders > 0 && t("foreign", { count: run.foreignOrders }),
    t("payments", { count: run.payments }),
    t("refunds", { count: run.refunds }),
    t("news", { count: run.breaksOpened }),
  ].filter((said) => said !== false);
  return (
    <>
      <p>{`${listText(counts, locale)}.`}</p>
      <p className="text-ink-soft">
        <BalanceText run={run} locale={locale} />
      </p>
      {run.error && (
        <p className="break-words text-bad">{run.error === "cut_off" ? t("cutOff") : run.error}</p>
      )}
    </>
  );
}

function BalanceText({ run: { status, balance, movement }, locale }: { run: ComparisonRow; locale: string }) {
  const t = useTranslations("admin.reconciliation");
  if (!balance) return status === "SUCCEEDED" && t("unsteady");
  const amount = formatMoney(balance, locale);
  if (!movement) return t("balance", { amount });
  const { moved, explained, other } = movement;
  if (moved.minor === 0 && explained.minor === 0) return t("unmoved", { amount });
  const rest = { amount: formatMoney(other, locale) };
  return (
    <>
      {t("moved", {
        amount,
        moved: formatMoney(moved, locale),
        explained: formatMoney(explained, locale),
      })}{" "}
      {other.minor > 0 && t("deposit", rest)}
      {other.minor < 0 && t("missing", rest)}
    </>
  );
}
