import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { StaffCall } from "@/lib/reporting/model/order";
import { callColumns } from "./call-columns";

/** What the supplier said about this order, as it was kept: without codes and ICCIDs. */
export function OrderCalls({ calls }: { calls: readonly StaffCall[] }) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("order.calls")}
      rows={calls}
      rowKey={(call) => call.id}
      columns={callColumns(t)}
      empty={<p className="text-small text-ink-soft">{t("order.noCalls")}</p>}
    />
  );
}
