import { useTranslations } from "next-intl";
import { formatMoney } from "@/lib/money/format";
import type { SalesDay } from "@/lib/reporting/model/records";
import { Figure } from "./figure";

/** What the day brought so far. */
export function TodayFigures({ today, locale }: { today: SalesDay; locale: string }) {
  const t = useTranslations("admin.today");
  return (
    <dl className="mb-6 grid grid-cols-2 gap-x-6 gap-y-4 rounded-md border border-line bg-sheet px-4 py-3 sm:grid-cols-3">
      <Figure
        name={t("soldToday")}
        value={formatMoney(today.sold, locale)}
        note={t("ordersToday", { count: today.orders })}
      />
      <Figure name={t("marginToday")} value={formatMoney(today.margin, locale)} note={t("marginNote")} />
      <Figure name={t("refundedToday")} value={formatMoney(today.refunded, locale)} />
    </dl>
  );
}
