import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type StaticTitle =
  | "today"
  | "attention"
  | "claims"
  | "mails"
  | "templates"
  | "orders"
  | "order"
  | "esims"
  | "esim"
  | "customers"
  | "customer"
  | "payments"
  | "supplier"
  | "reconciliation"
  | "catalog"
  | "audit";

/** Head of a staff page: its name for the tab, and never anything for a search engine. */
export async function staffMetadata(
  params: Promise<{ locale: string }>,
  title: StaticTitle,
): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "admin.titles" });
  const page = t(title, { number: "", last4: "" }).trim();
  return { title: t("suffix", { page }), robots: { index: false, follow: false } };
}
