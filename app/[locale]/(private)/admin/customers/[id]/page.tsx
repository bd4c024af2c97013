import { getTranslations } from "next-intl/server";
import { CustomerFacts } from "@/components/admin/customer-facts";
import { EsimsTable } from "@/components/admin/esims-table";
import { OrdersTable } from "@/components/admin/orders-table";
import { Panel } from "@/components/admin/panel";
import { StaffPage } from "@/components/layout/staff-page";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadCustomer } from "@/lib/reporting/loaders";
import { queryWith } from "@/lib/reporting/schema";
import { staffMetadata } from "../../staff-metadata";

type Props = PageProps<"/[locale]/admin/customers/[id]">;

export const instant = false;

export const generateMetadata = ({ params }: Props) => staffMetadata(params, "customer");

export default async function CustomerPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { customer } = await loadCustomer(params);
  const t = await getTranslations({ locale, namespace: "admin" });
  const listing = (list: string) => {
    const path = localePath(locale, list);
    const query = { customer: customer.id };
    return { path, home: `${path}${queryWith(query, {})}`, query, filtered: false, ignored: [] };
  };
  return (
    <StaffPage title={t("titles.customer")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <Panel id="facts" title={t("customer.facts")}>
          <CustomerFacts customer={customer} />
        </Panel>
        <Panel id="orders" title={t("customer.orders")}>
          <OrdersTable page={customer.orders} listing={listing("/admin/orders")} locale={locale} />
        </Panel>
        <Panel id="esims" title={t("customer.esims")}>
          <EsimsTable page={customer.esims} listing={listing("/admin/esims")} locale={locale} />
        </Panel>
      </div>
    </StaffPage>
  );
}
