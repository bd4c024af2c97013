import { getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/admin/audit-table";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadAudit } from "@/lib/reporting/loaders";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/audit">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "audit");

export default async function AuditPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, ignored } = await loadAudit(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/audit");
  const listing = { path, home: path, query: await searchParams, filtered: false, ignored };
  return (
    <StaffPage
      title={t("titles.audit")}
      aside={<p className="text-small text-ink-soft">{t("audit.lead")}</p>}
    >
      <AuditTable page={page} listing={listing} />
    </StaffPage>
  );
}
