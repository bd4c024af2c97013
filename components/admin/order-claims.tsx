import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { ClaimRow } from "@/lib/reporting/model/records";
import { claimColumns } from "./claim-columns";

/** What the supplier owes us because of one order. */
export function OrderClaims({
  claims,
  locale,
  at,
}: {
  claims: readonly ClaimRow[];
  locale: string;
  at: Date;
}) {
  const t = useTranslations("admin");
  return (
    <Table
      caption={t("order.claims")}
      rows={claims}
      rowKey={(claim) => claim.id}
      empty={<p className="text-small text-ink-soft">{t("claims.none")}</p>}
      columns={claimColumns({ t, locale, at })}
    />
  );
}
