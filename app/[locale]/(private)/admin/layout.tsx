import {
  BellRing,
  BookOpen,
  ChartNoAxesColumn,
  CreditCard,
  HandCoins,
  Mail,
  ReceiptText,
  RefreshCw,
  Scale,
  ScrollText,
  Smartphone,
  Users,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { AccountNote } from "@/components/admin/account-note";
import { StaffBar } from "@/components/admin/staff-bar";
import { StaffShell } from "@/components/layout/staff-shell";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { loadStaff } from "@/lib/reporting/loaders";

// The frame asks who is at work so that nobody else sees it; every page's own loader is the gate.
export default async function AdminLayout({ params, children }: LayoutProps<"/[locale]/admin">) {
  const locale = await pageLocale(params);
  const { email } = await loadStaff();
  const t = await getTranslations({ locale, namespace: "admin.titles" });
  const { brand, sandbox } = shopIdentity();
  const entries = [
    { path: "/admin", label: t("today"), icon: <ChartNoAxesColumn /> },
    { path: "/admin/attention", label: t("attention"), icon: <BellRing /> },
    { path: "/admin/orders", label: t("orders"), icon: <ReceiptText /> },
    { path: "/admin/esims", label: t("esims"), icon: <Smartphone /> },
    { path: "/admin/customers", label: t("customers"), icon: <Users /> },
    { path: "/admin/payments", label: t("payments"), icon: <CreditCard /> },
    { path: "/admin/claims", label: t("claims"), icon: <HandCoins /> },
    { path: "/admin/mails", label: t("mails"), icon: <Mail /> },
    { path: "/admin/supplier", label: t("supplier"), icon: <RefreshCw /> },
    { path: "/admin/reconciliation", label: t("reconciliation"), icon: <Scale /> },
    { path: "/admin/catalog", label: t("catalog"), icon: <BookOpen /> },
    { path: "/admin/audit", label: t("audit"), icon: <ScrollText /> },
  ];
  return (
    <StaffShell
      locale={locale}
      brand={brand}
      sandbox={sandbox}
      entries={entries}
      account={<AccountNote email={email} locale={locale} />}
    >
      <StaffBar locale={locale} />
      {children}
    </StaffShell>
  );
}
