import type { ReactNode } from "react";
import { shopIdentity } from "@/app/shop-identity";
import { SiteFrame } from "@/components/layout/site-frame";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

/** Header and footer of the shop round every section of a buyer; it stands below the layout so that errors keep the frame. */
export async function SectionFrame({
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
