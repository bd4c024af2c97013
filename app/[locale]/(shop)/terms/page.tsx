import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { TextPage } from "@/components/layout/text-page";
import { alternates } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

const SECTIONS = ["buy", "price", "delivery", "withdrawal", "use"] as const;

type Props = PageProps<"/[locale]/terms">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.terms" });
  return { title: t("title"), description: t("description"), alternates: alternates(locale, "/terms") };
}

export default async function TermsPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.terms" });
  const sections = SECTIONS.map((id) => ({
    id,
    title: t(`sections.${id}.title`),
    text: t(`sections.${id}.text`),
  }));
  return (
    <TextPage
      title={t("title")}
      lead={t("lead")}
      sections={sections}
      contact={t("contact", { email: shopIdentity().brand.supportEmail })}
    />
  );
}
