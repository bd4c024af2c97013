import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import type { Brand, SandboxLinks } from "./brand";
import { SandboxBanner } from "./sandbox-banner";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import { SkipLink } from "./skip-link";

type Props = {
  locale: string;
  brand: Brand;
  currencies: readonly string[];
  sandbox: SandboxLinks | null;
  children: ReactNode;
};

/** Everything around the content of a buyer's page. */
export function SiteFrame({ locale, brand, currencies, sandbox, children }: Props) {
  const t = useTranslations("common");
  return (
    <>
      <SkipLink label={t("skip")} />
      {sandbox && <SandboxBanner {...sandbox} />}
      <SiteHeader locale={locale} brand={brand} currencies={currencies} />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <SiteFooter locale={locale} brand={brand} />
    </>
  );
}
