import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { packageTitle } from "@/lib/orders/format";
import type { StaffEsim } from "@/lib/reporting/model/records";
import { Moment } from "./moment";
import { RecordLink } from "./record-link";

/** Whose it is and what it was sold as. */
export function EsimFacts({ esim, locale }: { esim: StaffEsim; locale: string }) {
  const t = useTranslations("admin");
  return (
    <DescriptionList
      dense
      className="rounded-md border border-line bg-sheet px-4"
      items={[
        {
          term: t("esim.owner"),
          details: esim.customer ? (
            <RecordLink href={`/admin/customers/${esim.customer.id}`}>{esim.customer.email}</RecordLink>
          ) : (
            t("esim.noOwner")
          ),
        },
        {
          term: t("columns.order"),
          details: <RecordLink href={`/admin/orders/${esim.order.id}`}>{esim.order.number}</RecordLink>,
        },
        { term: t("columns.package"), details: packageTitle(esim.snapshot, locale) },
        { term: t("esim.label"), details: esim.label ?? "–" },
        { term: t("esim.delivered"), details: <Moment at={esim.createdAt} /> },
        {
          term: t("esim.apn"),
          details: esim.apn.type === "manual" ? (esim.apn.value ?? "–") : t("esim.apnAutomatic"),
        },
      ]}
    />
  );
}
