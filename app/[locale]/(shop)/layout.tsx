import "@/app/globals.css";
import type { Metadata } from "next";
import { installable } from "@/app/installable";
import { shopIdentity } from "@/app/shop-identity";
import { Document } from "@/components/layout/document";
import { ErrorTextProvider } from "@/components/layout/error-text";
import { SiteFrame } from "@/components/layout/site-frame";
import { env } from "@/lib/platform/env";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { crashText } from "../crash-text";

export { viewport } from "../viewport";

// A placeholder, so that building needs no database; each real language is rendered at its first request.
export const generateStaticParams = () => [{ locale: "build" }];

export async function generateMetadata({ params }: LayoutProps<"/[locale]">): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { name } = shopIdentity().brand;
  return {
    metadataBase: new URL(env().APP_URL),
    title: { template: `%s · ${name}`, default: name },
    ...installable(locale),
    openGraph: { siteName: name, type: "website" },
  };
}

export default async function ShopLayout({ params, children }: LayoutProps<"/[locale]">) {
  const locale = await pageLocale(params);
  const { brand, currencies, sandbox } = shopIdentity();
  return (
    <Document locale={locale} brand={brand}>
      <ErrorTextProvider text={await crashText(locale)}>
        <SiteFrame locale={locale} brand={brand} currencies={currencies} sandbox={sandbox}>
          {children}
        </SiteFrame>
      </ErrorTextProvider>
    </Document>
  );
}
