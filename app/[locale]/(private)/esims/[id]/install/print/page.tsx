import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { shopIdentity } from "@/app/shop-identity";
import { ReturnedEsim } from "@/components/esims/returned-esim";
import { PrintButton } from "@/components/esims/sheet/print-button";
import { Sheet } from "@/components/esims/sheet/sheet";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { loadSheet } from "@/lib/esims/loaders";
import { snapshotSchema } from "@/lib/orders/schema";
import { now } from "@/lib/platform/clock";
import { localePath } from "@/lib/platform/i18n/locale-path";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type Props = PageProps<"/[locale]/esims/[id]/install/print">;

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: "install.sheet" });
  return { title: t("metaTitle"), robots: { index: false }, referrer: "same-origin" };
}

export default async function PrintPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const [esim, t] = await Promise.all([loadSheet(id), getTranslations("install")]);
  if (!esim)
    return (
      <Page className="max-w-4xl">
        <ReturnedEsim />
      </Page>
    );
  return (
    <Page className="max-w-4xl print:p-0">
      <div className="mb-6 print:hidden">
        <h1 className="text-display">{t("sheet.metaTitle")}</h1>
        <div className="mt-4 flex flex-wrap gap-3">
          <PrintButton label={t("sheet.print")} />
          <LinkButton href={localePath(locale, `/esims/${id}/install`)} variant="secondary">
            {t("sheet.back")}
          </LinkButton>
        </div>
      </div>
      <NextIntlClientProvider messages={{}}>
        <Sheet
          locale={locale}
          shop={shopIdentity().brand}
          esim={esim}
          snapshot={snapshotSchema.parse(esim.snapshot)}
          madeAt={now().toISOString()}
        />
      </NextIntlClientProvider>
    </Page>
  );
}
