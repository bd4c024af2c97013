import { getTranslations } from "next-intl/server";
import { BalanceCard } from "@/components/admin/balance-card";
import { CallsTable } from "@/components/admin/calls-table";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { Panel } from "@/components/admin/panel";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadSupplier } from "@/lib/reporting/loaders";
import { CALL_OUTCOMES, OPERATIONS } from "@/lib/reporting/model/choices";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/supplier">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "supplier");

export default async function SupplierPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { at, balance, page, filters, ignored } = await loadSupplier(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/supplier");
  const { operation, outcome } = filters;
  const filtered = Boolean(operation ?? outcome);
  const listing = { path, home: path, query: await searchParams, filtered, ignored };
  return (
    <StaffPage title={t("titles.supplier")}>
      <div className="max-w-md">
        <Panel id="balance" title={t("today.balance")}>
          <BalanceCard balance={balance} at={at} locale={locale} />
        </Panel>
      </div>
      <div className="mt-8">
        <Panel id="calls" title={t("supplier.calls")} lead={t("supplier.lead")}>
          <FilterBar listing={listing}>
            <FilterSelect
              name="operation"
              label={t("filters.operation")}
              value={operation}
              options={OPERATIONS.map((value) => ({ value, label: value }))}
            />
            <FilterSelect
              name="outcome"
              label={t("filters.outcome")}
              value={outcome}
              options={CALL_OUTCOMES.map((value) => ({ value, label: t(`state.call.${value}`) }))}
            />
          </FilterBar>
          <CallsTable page={page} listing={listing} />
        </Panel>
      </div>
    </StaffPage>
  );
}
