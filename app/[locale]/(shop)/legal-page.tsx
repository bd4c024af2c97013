import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { LegalText } from "@/components/layout/legal-text";
import { TextPage } from "@/components/layout/text-page";
import { loadLegal } from "@/lib/brand/loaders";
import { alternates } from "@/lib/platform/i18n/alternates";
import type { Locale } from "@/lib/platform/i18n/locales";

const SECTIONS = {
  privacy: ["what", "card", "supplier", "cookies", "rights"],
  terms: ["buy", "price", "delivery", "withdrawal", "use"],
} as const;

type Name = keyof typeof SECTIONS;
type Props = { locale: Locale; name: Name };

async function words({ locale, name }: Props) {
  return getTranslations({ locale, namespace: `pages.${name}` });
}

export async function legalMetadata({ locale, name }: Props): Promise<Metadata> {
  const t = await words({ locale, name });
  return {
    title: t("title"),
    description: t("description"),
    alternates: alternates(locale, `/${name}`),
  };
}

/** A text that the law asks for, section by section. */
export async function LegalPage({ locale, name }: Props) {
  const t = await words({ locale, name });
  const own = loadLegal(name, locale);
  if (own !== null) return <LegalText html={own} />;
  const sections = SECTIONS[name].map((id) => ({
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
