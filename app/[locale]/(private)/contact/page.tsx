import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { Page } from "@/components/layout/page";
import { ContactForm } from "@/components/orders/contact-form";
import { ReportLinks } from "@/components/orders/report-links";
import { loadContact } from "@/lib/orders/contact/loaders";
import { CONTACT_TOPICS } from "@/lib/orders/contact/schema";
import { loadMessages, pickMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/contact">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "pages.contact" });
  return { title: t("title"), description: t("lead"), robots: { index: true } };
}

export default async function ContactPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { email, orders } = await loadContact();
  const { topic, order } = await searchParams;
  const t = await getTranslations("pages.contact");
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <Page width="prose">
      <h1 className="text-display">{t("title")}</h1>
      <p className="mt-3 mb-8 text-ink-soft">{t("lead", { email: shopIdentity().brand.supportEmail })}</p>
      <ReportLinks locale={locale} esims={orders.find(({ id }) => id === order)?.esims ?? []} />
      <NextIntlClientProvider messages={pickMessages(await loadMessages(locale), "pages")}>
        <ContactForm
          locale={locale}
          email={email ?? ""}
          topic={CONTACT_TOPICS.find((known) => known === topic) ?? "other"}
          order={orders.find(({ id }) => id === order)?.id ?? ""}
          orders={orders.map(({ id, number, createdAt }) => ({
            id,
            label: `${number} · ${day.format(createdAt)}`,
          }))}
        />
      </NextIntlClientProvider>
    </Page>
  );
}
