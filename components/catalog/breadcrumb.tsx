import { useTranslations } from "next-intl";
import Link from "next/link";
import { ChevronRight } from "lucide-react";
import { StructuredData } from "@/components/layout/structured-data";
import { localePath } from "@/lib/platform/i18n/locale-path";

type Props = {
  locale: string;
  /** Public address of the shop, for search engines. */
  origin: string;
  place?: { slug: string; name: string };
};

/** The way up from a destination or package. */
export function Breadcrumb({ locale, origin, place }: Props) {
  const t = useTranslations("catalog.destination");
  const link = "py-2 text-ink-soft hover:text-ink hover:underline hover:underline-offset-4";
  const steps = [
    { name: t("crumb"), path: "/destinations" },
    ...(place ? [{ name: place.name, path: `/destinations/${place.slug}` }] : []),
  ];
  return (
    <nav aria-label={t("crumbs")}>
      <ol className="flex items-center gap-1.5 text-small">
        <li>
          <Link href={localePath(locale, "/destinations")} prefetch={false} className={link}>
            {t("crumb")}
          </Link>
        </li>
        {place && (
          <li className="flex items-center gap-1.5">
            <ChevronRight className="size-3.5 text-ink-faint rtl:rotate-180" aria-hidden />
            <Link href={localePath(locale, `/destinations/${place.slug}`)} prefetch={false} className={link}>
              {place.name}
            </Link>
          </li>
        )}
      </ol>
      <StructuredData
        data={{
          "@type": "BreadcrumbList",
          itemListElement: steps.map(({ name, path }, index) => ({
            "@type": "ListItem",
            position: index + 1,
            name,
            item: origin + localePath(locale, path),
          })),
        }}
      />
    </nav>
  );
}
