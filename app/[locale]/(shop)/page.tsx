import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "home" });
  return (
    <Page>
      <h1 className="text-hero">{t("title")}</h1>
      <p className="mt-5 max-w-xl text-heading text-ink-soft">{t("lead")}</p>
    </Page>
  );
}
