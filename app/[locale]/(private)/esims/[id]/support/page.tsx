import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { ReportForm } from "@/components/orders/report-form";
import { LinkButton } from "@/components/ui/link-button";
import { answersIn, answersQuery } from "@/lib/esims/doctor/schema";
import { loadReport } from "@/lib/orders/report/loaders";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/support">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "doctor.support" });
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function SupportPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const query = await searchParams;
  const { parts, digest, email } = await loadReport(id, { query, locale });
  const [messages, t] = await Promise.all([loadMessages(locale), getTranslations("doctor")]);
  const answers = Object.entries(answersIn(query)).map(([question, answer]) => ({ question, answer }));
  return (
    <Page width="prose">
      <h1 className="text-display">{t("support.title")}</h1>
      <p className="mt-3 text-ink-soft">{t("support.lead")}</p>
      <p className="mt-2 mb-8 text-small text-ink-soft">{t("support.never")}</p>
      <NextIntlClientProvider messages={{ doctor: { support: messages.doctor.support } }}>
        <ReportForm
          locale={locale}
          esimId={id}
          email={email}
          answers={answersQuery(answers)}
          parts={parts}
          digest={digest}
        />
      </NextIntlClientProvider>
      <LinkButton
        href={localePath(locale, `/esims/${id}`)}
        leaves
        variant="quiet"
        size="small"
        className="-ms-3.5 mt-8"
      >
        {t("toEsim")}
      </LinkButton>
    </Page>
  );
}
