import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LegalText } from "@/components/layout/legal-text";
import { loadLegal } from "@/lib/brand/loaders";
import { alternates } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/imprint">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "common.footer" });
  return { title: t("imprint"), alternates: alternates(locale, "/imprint") };
}

/** Who runs the shop; only where the reseller says so. */
export default async function ImprintPage({ params }: Props) {
  const html = loadLegal("imprint", await pageLocale(params));
  if (html === null) notFound();
  return <LegalText html={html} />;
}
