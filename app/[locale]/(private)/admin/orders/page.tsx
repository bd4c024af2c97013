import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/admin/filter-bar";
import { FilterDay } from "@/components/admin/filter-day";
import { FilterSelect } from "@/components/admin/filter-select";
import { OrdersTable } from "@/components/admin/orders-table";
import { StaffPage } from "@/components/layout/staff-page";
import { Badge } from "@/components/ui/badge";
import { LINE_STATUSES, ORDER_STATUSES } from "@/lib/orders/model";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadOrders } from "@/lib/reporting/loaders";

import { staffMetadata } from "../staff-metadata";

type Props = PageProps<"/[locale]/admin/orders">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "orders");

export default async function OrdersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { page, filters, ignored } = await loadOrders(searchParams);
  const t = await getTranslations({ locale, namespace: "admin" });
  const path = localePath(locale, "/admin/orders");
  const { status, line, from, to, customer } = filters;
  const filtered = Boolean(status ?? line ?? from ?? to ?? customer);
  const listing = { path, home: path, query: await searchParams, filtered, ignored };
  return (
    <StaffPage title={t("titles.orders")} aside={customer && <Badge>{t("filters.customer")}</Badge>}>
      <FilterBar listing={listing}>
        {customer && <input type="hidden" name="customer" value={customer} />}
        <FilterSelect
          name="status"
          label={t("filters.status")}
          value={status}
          options={ORDER_STATUSES.map((value) => ({ value, label: t(`state.order.${value}`) }))}
        />
        <FilterSelect
          name="line"
          label={t("filters.line")}
          value={line}
          options={LINE_STATUSES.map((value) => ({ value, label: t(`state.line.${value}`) }))}
        />
        <FilterDay name="from" label={t("filters.from")} value={from} />
        <FilterDay name="to" label={t("filters.to")} value={to} />
      </FilterBar>
      <OrdersTable page={page} listing={listing} locale={locale} />
    </StaffPage>
  );
}
