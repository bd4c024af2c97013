import { useTranslations } from "next-intl";
import { localePath } from "@/lib/platform/i18n/locale-path";
import type { Brand } from "./brand";
import { BrandMark } from "./brand-mark";

/** Bottom of every page for buyers. */
export function SiteFooter({ locale, brand }: { locale: string; brand: Brand }) {
  const t = useTranslations("common.footer");
  const groups = [
    {
      title: t("shop"),
      links: [
        ["/destinations", t("destinations")],
        ["/how-much-data", t("needs")],
        ["/trip", t("trip")],
        ["/esims", t("esims")],
      ],
    },
    {
      title: t("support"),
      links: [
        ["/help", t("help")],
        ["/help#install", t("install")],
        ["/help#refunds", t("refunds")],
        ["/contact", t("contact")],
      ],
    },
    {
      title: t("legal"),
      links: [
        ["/privacy", t("privacy")],
        ["/terms", t("terms")],
        ...(brand.hasImprint ? ([["/imprint", t("imprint")]] as const) : []),
      ],
    },
  ] as const;
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto grid max-w-page gap-x-8 gap-y-10 px-4 py-12 sm:grid-cols-[2fr_3fr] sm:px-6">
        <div className="grid content-start gap-3">
          <BrandMark brand={brand} />
          <p className="max-w-64 text-small text-ink-soft">{t("tagline")}</p>
          <a
            href={`mailto:${brand.supportEmail}`}
            className="justify-self-start text-small font-medium underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            {brand.supportEmail}
          </a>
        </div>
        <nav aria-label={t("label")} className="grid grid-cols-2 gap-8 sm:grid-cols-3">
          {groups.map((group) => (
            <div key={group.title}>
              <p className="text-label font-semibold text-ink-faint">{group.title}</p>
              <ul className="mt-2">
                {group.links.map(([path, label]) => (
                  <li key={path}>
                    <a
                      href={localePath(locale, path)}
                      className="inline-block py-1.5 text-small text-ink-soft hover:text-ink hover:underline hover:underline-offset-4"
                    >
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
