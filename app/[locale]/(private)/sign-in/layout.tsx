import type { ReactNode } from "react";
import { shopIdentity } from "@/app/shop-identity";
import { SiteFrame } from "@/components/layout/site-frame";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

export default async function SignInLayout({
  params,
  children,
}: {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}) {
  const locale = await pageLocale(params);
  return (
    <SiteFrame locale={locale} {...shopIdentity()}>
      {children}
    </SiteFrame>
  );
}
