import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { StaffCustomer } from "@/lib/reporting/model/records";
import { Moment } from "./moment";

/** Who a customer is, as far as the shop knows. */
export function CustomerFacts({ customer }: { customer: StaffCustomer }) {
  const t = useTranslations("admin");
  return (
    <DescriptionList
      dense
      className="rounded-md border border-line bg-sheet px-4"
      items={[
        { term: t("columns.email"), details: customer.email },
        ...(customer.name ? [{ term: t("customer.name"), details: customer.name }] : []),
        { term: t("columns.role"), details: t(`customer.roles.${customer.role}`) },
        {
          term: t("columns.verified"),
          details: <Moment at={customer.emailVerified} none={t("customer.never")} />,
        },
        { term: t("customer.sessions"), details: customer.sessions },
        { term: t("customer.since"), details: <Moment at={customer.createdAt} /> },
      ]}
    />
  );
}
