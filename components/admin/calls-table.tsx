import { useTranslations } from "next-intl";
import type { StaffCall } from "@/lib/reporting/model/order";
import type { Page } from "@/lib/reporting/model/paging";
import { callColumns } from "./call-columns";
import { type Listing, PagedTable } from "./paged-table";

/** What was asked of the supplier, newest first. */
export function CallsTable({ page, listing }: { page: Page<StaffCall>; listing: Listing }) {
  const t = useTranslations("admin");
  return <PagedTable caption={t("supplier.calls")} page={page} listing={listing} columns={callColumns(t)} />;
}
