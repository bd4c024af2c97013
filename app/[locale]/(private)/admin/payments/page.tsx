import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterSelect } from "@/components/admin/filter-select";
import { PaymentsTable } from "@/components/admin/payments-table";
import { RefundsTable } from "@/components/admin/refunds-table";
import { ViewLinks } from "@/components/admin/view-links";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadPayments } from "@/lib/reporting/loaders";
import { PAYMENT_STATUSES, REFUND_STATUSES } from "@/lib/payments/model";
import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/payments">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "payments");

export default async function PaymentsPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const found = await loadPayments(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/payments");
  const { status, refund } = found.filters;
  const homes = { payments: path, refunds: `${path}?view=refunds` };
  const listing = {
    path,
    home: homes[found.view],
    query: await searchParams,
    filtered: (found.view === "payments" ? status : refund) !== null,
    ignored: found.ignored,
  };
  const views = (["payments", "refunds"] as const).map((view) => ({
    href: homes[view],
    label: t(`payments.${view}`),
    here: found.view === view,
  }));
  return (
    <StaffPage title={t("titles.payments")} aside={<ViewLinks label={t("payments.views")} views={views} />}>
      {found.view === "payments" ? (
        <>
          <FilterBar listing={listing}>
            <FilterSelect
              name="status"
              label={t("filters.payment")}
              value={status}
              options={PAYMENT_STATUSES.map((value) => ({ value, label: t(`state.payment.${value}`) }))}
            />
          </FilterBar>
          <PaymentsTable page={found.page} listing={listing} locale={locale} />
        </>
      ) : (
        <>
          <FilterBar listing={listing}>
            <input type="hidden" name="view" value="refunds" />
            <FilterSelect
              name="refund"
              label={t("filters.refund")}
              value={refund}
              options={REFUND_STATUSES.map((value) => ({ value, label: t(`state.refund.${value}`) }))}
            />
          </FilterBar>
          <RefundsTable page={found.page} listing={listing} locale={locale} />
        </>
      )}
    </StaffPage>
  );
}
