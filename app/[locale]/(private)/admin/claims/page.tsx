import { getTranslations } from "next-intl/server";
import { ClaimsTable } from "@/components/admin/claims-table";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { CLAIM_STATES } from "@/lib/fulfilment/claims/model";
import { loadClaims } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/claims">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "claims");

export default async function ClaimsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, filters, ignored, at } = await loadClaims(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/claims");
  const listing = { path, home: path, query: await searchParams, filtered: filters.state !== null, ignored };
  return (
    <StaffPage title={t("titles.claims")}>
      <p className="mb-4 max-w-prose text-small text-ink-soft">{t("claims.lead")}</p>
      <FilterBar listing={listing}>
        <FilterSelect
          name="state"
          label={t("filters.claim")}
          value={filters.state}
          options={CLAIM_STATES.map((value) => ({ value, label: t(`state.claim.${value}`) }))}
        />
      </FilterBar>
      <ClaimsTable page={page} listing={listing} locale={locale} at={at} />
    </StaffPage>
  );
}
