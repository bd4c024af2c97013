import { useTranslations } from "next-intl";
import { Search } from "lucide-react";
import Link from "next/link";
import { CartLink } from "@/components/checkout/cart-link";
import { countForms } from "@/lib/platform/i18n/count-forms";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Brand } from "./brand";
import { BrandMark } from "./brand-mark";
import { Preferences } from "./preferences";

const entry =
  "inline-flex min-h-11 items-center rounded-full px-2.5 text-small whitespace-nowrap sm:px-3.5 font-medium text-ink-soft hover:bg-well hover:text-ink";

type Props = { locale: string; brand: Brand; currencies: readonly string[] };

/** Top of every page for buyers. Plain anchors where the target is another document. */
export function SiteHeader({ locale, brand, currencies }: Props) {
  const t = useTranslations("common");
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-16 max-w-page items-center gap-1 px-4 sm:px-6">
        <Link
          href={localePath(locale, "/")}
          prefetch={false}
          aria-label={t("header.home", { brand: brand.name })}
          className="-ms-1 me-auto flex min-h-11 min-w-0 items-center rounded-md p-1"
        >
          <BrandMark brand={brand} />
        </Link>
        <nav aria-label={t("header.main")} className="flex items-center">
          <Link
            href={localePath(locale, "/destinations")}
            prefetch={false}
            className={`${entry} max-sm:hidden`}
          >
            {t("header.destinations")}
          </Link>
          <Link href={localePath(locale, "/help")} prefetch={false} className={`${entry} max-sm:hidden`}>
            {t("header.help")}
          </Link>
          <Link
            href={`${localePath(locale, "/destinations")}#search`}
            prefetch={false}
            aria-label={t("header.search")}
            className={`${entry} w-11 justify-center px-0 sm:hidden`}
          >
            <Search className="size-5" strokeWidth={1.5} aria-hidden />
          </Link>
          <a href={localePath(locale, "/esims")} className={entry}>
            {t("header.esims")}
          </a>
        </nav>
        <CartLink
          locale={locale}
          href={localePath(locale, "/checkout")}
          label={countForms(locale, (count) => t("header.cart", { count }))}
        />
        <Preferences locale={locale} currencies={currencies} />
      </div>
    </header>
  );
}
