import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { TextPage } from "@/components/layout/text-page";
import { alternates } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

const SECTIONS = ["what", "card", "supplier", "cookies", "rights"] as const;

type Props = PageProps<"/[locale]/privacy">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.privacy" });
  return { title: t("title"), description: t("description"), alternates: alternates(locale, "/privacy") };
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.privacy" });
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
