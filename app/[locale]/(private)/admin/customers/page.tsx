import { getTranslations } from "next-intl/server";
import { CustomersTable } from "@/components/admin/customers-table";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadCustomers } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/customers">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "customers");

export default async function CustomersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, ignored } = await loadCustomers(searchParams);
  const t = await getTranslations({ locale, namespace: "admin.titles" });
  const path = localePath(locale, "/admin/customers");
  const listing = { path, home: path, query: await searchParams, filtered: false, ignored };
  return (
    <StaffPage title={t("customers")}>
      <CustomersTable page={page} listing={listing} />
    </StaffPage>
  );
}
