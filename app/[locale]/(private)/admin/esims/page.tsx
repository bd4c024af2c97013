import { getTranslations } from "next-intl/server";
import { EsimsTable } from "@/components/admin/esims-table";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { StaffPage } from "@/components/layout/staff-page";
import { Badge } from "@/components/ui/badge";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadEsims } from "@/lib/reporting/loaders";
import { USAGE_STATUSES } from "@/lib/suppliers/contract/esims";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/esims">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "esims");

export default async function EsimsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, filters, ignored } = await loadEsims(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/esims");
  const { status, customer } = filters;
  const filtered = Boolean(status ?? customer);
  const listing = { path, home: path, query: await searchParams, filtered, ignored };
  return (
    <StaffPage title={t("titles.esims")} aside={customer && <Badge>{t("filters.customer")}</Badge>}>
      <FilterBar listing={listing}>
        {customer && <input type="hidden" name="customer" value={customer} />}
        <FilterSelect
          name="status"
          label={t("filters.usage")}
          value={status}
          options={USAGE_STATUSES.map((value) => ({ value, label: t(`state.usage.${value}`) }))}
        />
      </FilterBar>
      <EsimsTable page={page} listing={listing} locale={locale} />
    </StaffPage>
  );
}
