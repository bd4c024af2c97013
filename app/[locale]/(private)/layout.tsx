import "@/app/globals.css";
import type { Metadata } from "next";
import { connection } from "next/server";
import { installable } from "@/app/installable";
import { shopIdentity } from "@/app/shop-identity";
import { Document } from "@/components/layout/document";
import { ErrorTextProvider } from "@/components/layout/error-text";
import { pageNonce } from "@/lib/platform/http/page-nonce";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { crashText } from "../crash-text";

export { viewport } from "../viewport";

// Made for one person: the whole document waits for the request, so that its scripts can carry the request's nonce and
// its status can say that there is no such page. No Suspense may stand above a page that can be missing or shut.
export const instant = false;

export const generateStaticParams = () => [{ locale: "build" }];

export async function generateMetadata({ params }: LayoutProps<"/[locale]">): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { name } = shopIdentity().brand;
  return {
    title: { template: `%s · ${name}`, default: name },
    robots: { index: false },
    ...installable(locale),
  };
}

export default async function PrivateLayout({ params, children }: LayoutProps<"/[locale]">) {
  await connection();
  const locale = await pageLocale(params);
  const { brand } = shopIdentity();
  return (
    <Document locale={locale} brand={brand} nonce={await pageNonce()}>
      <ErrorTextProvider text={await crashText(locale)}>{children}</ErrorTextProvider>
    </Document>
  );
}
